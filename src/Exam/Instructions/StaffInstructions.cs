using Itog.Exam.Regulation;
using static Itog.Exam.Instructions.InstructionWords;

namespace Itog.Exam.Instructions;

/// <summary>The pages of those who hold the exam in the auditorium: interlocutor, expert, observer.</summary>
internal static class StaffInstructions
{
    public static Instruction Interlocutor(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "До начала");
        draft.Say("Накануне посмотрите демоверсию, порядок проведения и график подключения.", "004 прил. 3");
        draft.Say($"Материалы получите не раньше {Hour(pack.KimReleaseTime.Value)} и прочитайте вместе с экспертом; бумаги — за {InMinutes(pack.FormsHandedOut.Value)} до начала.", pack.KimReleaseTime);
        draft.Say("Откройте свою страницу, проверьте камеру и микрофон, откройте окно КИМ и проверьте, что участник увидит именно его.");

        draft.Section(InstructionPlace.Waiting, "Между участниками");
        draft.Say("Приглашайте по очереди: «Пригласить следующего». Кто не подключился, остаётся в очереди; неявку отмечает организатор.");
        draft.Say($"Опоздавшего ставят {Place(pack.LateRule.Value)}.", pack.LateRule);
        draft.Say("Следующего нет на месте — пропустите вперёд того, кто за ним: место за участником сохранится. Нужно принести документ — верните участника в очередь, пока КИМ не показан.", pack.LateRule);
        if (pack.SharedQueue.Value)
        {
            draft.Say("У вас никто не ждёт, а в другой аудитории ждут — возьмите следующего оттуда: его страница перейдёт к вам сама.", pack.SharedQueue);
        }

        draft.Say($"Перерыв между участниками — не дольше {UpToMinutes(pack.Break.Value)}.", pack.Break);

        draft.Section(InstructionPlace.Answer, "Пока участник отвечает");
        draft.Say("Проверьте лицо, документ и стол; дождитесь, пока участник назовёт имя и номер варианта. На его время это не влияет.", pack.DocumentRule);
        draft.Say("Ведите по этапам: страница подсказывает слова и время. Напоминайте о номере задания и о времени, создавайте спокойную обстановку.", pack.Stages[0].Clause);
        draft.Say("После подготовки к пересказу текст убирается с экрана, высказывание остаётся.", pack.RuleOf(Stage.Retelling).Clause);
        draft.Say("В диалоге задавайте вопросы карточки или свои, избегайте односложных ответов. Не оценивайте ответ вслух.", pack.RuleOf(Stage.Dialogue).Clause);
        if (pack.ExtraTime.Value > TimeSpan.Zero)
        {
            draft.Say($"У кого есть право, тот получает ещё {InMinutes(pack.ExtraTime.Value)} и делит их сам, с паузами.", pack.ExtraTime);
        }

        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say($"Связь с участником пропала — ждите: он возвращается сам. Через {Count((int)pack.ConnectionPatience.Value.TotalSeconds, "секунду", "секунды", "секунд")} страница предложит отметить технический сбой.", pack.ConnectionPatience);
        draft.Say(
            $"После сбоя участник встаёт {Place(pack.FailureRule.Value.Place)}" + (pack.FailureRule.Value.UnseenVariantOnceShown ? "; если КИМ был показан, вариант будет другим." : "."),
            pack.FailureRule);
        draft.Say("Участнику плохо — досрочное завершение по уважительной причине: позовите организатора, он составит акт ИС-08.", pack.EarlyEndPlaces);
        draft.Say("Подсказки, телефон, записи — нарушение: позовите организатора, он решает об удалении и составляет акт ИС-09.", pack.RemovalInquiry);

        draft.Section(InstructionPlace.After, "После ответа");
        draft.Say("Предложите участнику послушать запись; дождитесь его подтверждения.", pack.Listening);
        draft.Say("Ведомость ИС-02 заполняется сама; в конце дня проверьте её и подпишите.", "004 прил. 3");
        return draft.Build(InstructionReader.Interlocutor, "Памятка собеседника");
    }

    public static Instruction Expert(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "До начала");
        draft.Say($"Эксперт — {pack.StaffRuleWords()}.", pack.Staff.ExpertQualification);
        draft.Say($"Критерии прочитайте накануне, КИМ — в день экзамена, не раньше {Hour(pack.KimReleaseTime.Value)}.", pack.KimReleaseTime);
        if (pack.Staff.ConflictOfInterestDeclared.Value)
        {
            draft.Say("Если участник — ваш родственник или ученик, сообщите организатору о конфликте интересов до начала.", pack.Staff.ConflictOfInterestDeclared);
        }

        draft.Section(InstructionPlace.Answer, "Пока участник отвечает");
        draft.Say("Вы видите и слышите беседу, вас — нет. Вмешиваться в беседу нельзя.", "004 прил. 4");
        draft.Say("Отмечайте ошибки с временем и ставьте баллы по критериям: черновик сохраняется сам. Описание критерия — по клавише «?».");
        draft.Say(
            pack.ScoringSchemes.Value.Contains(ScoringScheme.FromRecording)
                ? "По второй схеме вы оцениваете запись: возьмите её из списка, слушайте с нужного задания и нужной скоростью."
                : "Ответ оценивают во время беседы.",
            pack.ScoringSchemes);

        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say("Плохо слышно — не спешите ставить баллы: ответ можно прослушать в записи до подписи.");
        draft.Say("Досрочно завершённый и удалённый не оцениваются: страница поставит отметку сама.", pack.EarlyEndPlaces);

        draft.Section(InstructionPlace.After, "После ответа");
        draft.Say("Проверьте сумму и итог и подпишите протокол. После подписи исправление возможно только новой версией с причиной.", "004 прил. 4");
        draft.Say("В конце дня сверьте число протоколов с числом ответивших.", "004 прил. 4");
        return draft.Build(InstructionReader.Expert, "Памятка эксперта");
    }

    public static Instruction Observer(InstructionDraft draft)
    {
        draft.Section(InstructionPlace.Before, "До начала");
        draft.Say($"Собеседование — {Date(draft.Day.Date)}, начало в {Hour(draft.Day.Start)} по времени школы. Войдите под своим именем.");
        draft.Section(InstructionPlace.Answer, "Во время экзамена");
        draft.Say("Вы видите ход дня: кто ждёт, кто отвечает, идёт ли запись. Участники вас не видят и не слышат; вмешиваться нельзя.");
        draft.Say("Ничего не записывайте, не фотографируйте экран и не рассказывайте о материалах: они закрыты.", draft.Pack.KimReleaseTime);
        draft.Section(InstructionPlace.Trouble, "Если вы заметили нарушение");
        draft.Say("Сообщите ответственному организатору: решение принимает он, оно заносится в журнал дня.");
        draft.Say(ParticipantInstruction.Call(draft.Day));
        return draft.Build(InstructionReader.Observer, "Памятка наблюдателя");
    }

    private static string StaffRuleWords(this RegulationPack pack)
    {
        var words = pack.Staff.ExpertQualification.Value.Trim().TrimEnd('.');
        return words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
    }
}
