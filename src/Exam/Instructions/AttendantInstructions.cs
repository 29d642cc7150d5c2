using Itog.Exam.Regulation;
using static Itog.Exam.Instructions.InstructionWords;

namespace Itog.Exam.Instructions;

/// <summary>The pages of those who are beside a participant: assistant and sign interpreter.</summary>
internal static class AttendantInstructions
{
    public static Instruction Assistant(InstructionDraft draft)
    {
        Before(draft, "вас видно, свет падает спереди");
        draft.Section(InstructionPlace.Answer, "Пока участник отвечает");
        draft.Say("Можно помочь занять место, включить и поправить технику, прочитать задание вслух так, как оно написано, поддержать положение тела и руки, вызвать медицинского работника.", "004 §5.2");
        draft.Say("Нельзя объяснять задание, подсказывать, поправлять или дополнять ответ: за это участника удаляют с экзамена.", draft.Pack.RemovalInquiry);
        ExtraTime(draft);
        Trouble(draft, "Пропала связь — ничего не нажимайте: страница подключится сама, собеседник видит, что вас нет.");
        return draft.Build(InstructionReader.Assistant, "Памятка ассистента");
    }

    public static Instruction SignInterpreter(InstructionDraft draft)
    {
        Before(draft, "руки видны целиком, свет падает спереди, фон ровный");
        draft.Section(InstructionPlace.Answer, "Пока участник отвечает");
        draft.Say("Показывайте жестами всё, что говорит собеседник; произносите вслух всё, что показывает участник: ваш голос записывается как его ответ.", "004 прил. 12");
        draft.Say("Имя участника, номер варианта и номера заданий тоже произносите для записи.", draft.Pack.Stages[0].Clause);
        draft.Say("Нельзя объяснять задание, подсказывать и дополнять ответ от себя: за это участника удаляют с экзамена.", draft.Pack.RemovalInquiry);
        ExtraTime(draft);
        Trouble(draft, "Пропала связь — ничего не нажимайте: страница подключится сама. Без вас этап не продолжают, время ждёт.");
        return draft.Build(InstructionReader.SignInterpreter, "Памятка сурдопереводчика");
    }

    private static void Before(InstructionDraft draft, string seen)
    {
        draft.Section(InstructionPlace.Before, "До начала");
        draft.Say($"Собеседование — {Date(draft.Day.Date)}, начало в {Hour(draft.Day.Start)} по времени школы; время вашего участника — на вашей странице. Откройте личную ссылку за 15 минут до него.");
        draft.Say($"Проверьте камеру и микрофон на своей странице: {seen}. Если вы сидите рядом с участником, отдельное подключение не нужно.");
        draft.Section(InstructionPlace.Waiting, "Пока вы ждёте");
        draft.Say("Оставайтесь на странице: вас никто не видит и не слышит. Когда участника пригласят, она сама включит камеру и микрофон.");
    }

    private static void ExtraTime(InstructionDraft draft)
    {
        if (draft.Pack.ExtraTime.Value > TimeSpan.Zero)
        {
            draft.Say($"Участнику нужна пауза — скажите собеседнику: дополнительное время ({Minutes(draft.Pack.ExtraTime.Value)}) участник делит сам.", draft.Pack.ExtraTime);
        }
    }

    private static void Trouble(InstructionDraft draft, string lost)
    {
        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say(lost);
        draft.Say("Участнику плохо — скажите собеседнику: экзамен прервут по уважительной причине.", draft.Pack.EarlyEndPlaces);
        draft.Say(ParticipantInstruction.Call(draft.Day));
        draft.Section(InstructionPlace.After, "После ответа");
        draft.Say("Страница вернётся к ожиданию сама. Есть следующий участник — останьтесь; нет — её можно закрыть.");
        draft.Say("О заданиях не говорите ни с кем до конца дня.");
    }
}
