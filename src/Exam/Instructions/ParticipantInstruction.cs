using Itog.Exam.Regulation;
using static Itog.Exam.Instructions.InstructionWords;

namespace Itog.Exam.Instructions;

/// <summary>The page of the one who answers.</summary>
internal static class ParticipantInstruction
{
    public static Instruction Write(InstructionDraft draft)
    {
        Before(draft);
        Waiting(draft);
        Answer(draft);
        Trouble(draft);
        After(draft);
        return draft.Build(InstructionReader.Participant, "Памятка участника");
    }

    private static void Before(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "Накануне и утром");
        draft.Say($"Собеседование — {Date(draft.Day.Date)}, начало в {Hour(draft.Day.Start)} по времени школы. Своё время подключения вы видите на своей странице.");
        draft.Say("Заранее откройте личную ссылку и пройдите проверку: страница сама посмотрит камеру, микрофон и связь и скажет, что поправить.");
        draft.Say("Выберите тихую светлую комнату. Сядьте лицом к окну или лампе, телефон или ноутбук поставьте ровно и подключите к зарядке.");
        draft.Say(
            pack.DocumentRule.Value == DocumentRule.Required
                ? "Положите рядом документ, удостоверяющий личность: собеседник попросит показать его в камеру."
                : "Положите рядом паспорт, если он у вас есть: собеседник может попросить показать его в камеру.",
            pack.DocumentRule);
        draft.Say(
            pack.DraftSheet.Value == DraftSheet.OneForRetelling
                ? "Приготовьте ручку и один чистый лист — только для заметок к пересказу."
                : "Приготовьте ручку и лист — это ваше «Поле для заметок» к пересказу. Другие записи делать нельзя.",
            pack.DraftSheet);
        draft.Say("Уберите из комнаты другие телефоны, умные часы, учебники и записи: пользоваться ими нельзя, за это удаляют с экзамена.", pack.RemovalInquiry);
    }

    private static void Waiting(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Waiting, "Пока вы ждёте");
        draft.Say("Оставайтесь на странице ожидания: вас никто не видит и не слышит, и вы не слышите других.");
        if (pack.ShowQueuePosition.Value)
        {
            draft.Say("Страница показывает, каким по счёту вы стоите в очереди.", pack.ShowQueuePosition);
        }

        draft.Say($"Если вы опоздали, вас поставят {Place(pack.LateRule.Value)}. Не волнуйтесь и просто откройте ссылку.", pack.LateRule);
        draft.Say("Когда подойдёт очередь, страница сама переведёт вас к собеседнику и подаст негромкий звук.");
    }

    private static void Answer(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Answer, "Во время ответа");
        draft.Say("Сначала покажите собеседнику лицо, стол и документ. Потом назовите фамилию, имя, отчество и номер варианта.");
        var stages = pack.Stages.Where(s => s is { Counted: true, Limit: not null })
            .Select(s => $"{s.Title.ToLower(Russian.Culture)} — до {UpToMinutes(s.Limit!.Value)}");
        draft.Say($"Задания идут по порядку: {string.Join(", ", stages)}.", pack.Stages[0].Clause);
        draft.Say("Перед каждым заданием назовите его номер. Собеседник подскажет, что делать дальше.");
        if (pack.ExtraTime.Value > TimeSpan.Zero)
        {
            draft.Say($"Если вам положено дополнительное время, его {Minutes(pack.ExtraTime.Value)}: вы сами решаете, на что их потратить, и можете делать паузы.", pack.ExtraTime);
        }

        draft.Say(
            pack.VideoRequired.Value ? "Звук и видео записываются: страница показывает, что запись идёт. Выключать и включать её вам не нужно." : "Ответ записывается: страница показывает, что запись идёт.",
            pack.VideoRequired);
    }

    private static void Trouble(InstructionDraft draft)
    {
        var pack = draft.Pack;
        var failure = pack.FailureRule.Value;
        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say("Пропала связь — ничего не нажимайте: страница подключится сама. Всё, что вы уже сказали, сохранено.");
        draft.Say("Не помогло — откройте ту же личную ссылку ещё раз, можно с другого телефона или через мобильный интернет.");
        draft.Say(
            $"Если связи не было дольше {Count((int)pack.ConnectionPatience.Value.TotalSeconds, "секунды", "секунд", "секунд")}, вас снова пригласят: вы встанете {Place(failure.Place)}"
            + (failure.UnseenVariantOnceShown ? " и, если уже видели задания, получите другой вариант." : "."),
            pack.FailureRule);
        draft.Say(
            "Стало плохо — скажите собеседнику. Экзамен прервут по уважительной причине, и вы сможете пройти его в другой день.",
            pack.EarlyEndPlaces);
        draft.Say(Call(draft.Day));
    }

    private static void After(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.After, "После ответа");
        draft.Say("Страница предложит послушать запись вашего ответа, целиком или частями. Убедитесь, что вас слышно, и подтвердите.", pack.Listening);
        draft.Say("Подтвердили — вы свободны, страницу можно закрыть.");
        var term = Term(pack.Deadline(DeadlineIds.Results));
        draft.Say($"Результат — «зачёт» или «незачёт» — вам сообщат {Channels(pack.Results.Channels.Value)}{(term is null ? "" : $", {term} после проверки")}.", pack.Results.Channels);
        draft.Say(
            $"Если будет «незачёт», собеседование можно пройти ещё: не больше {Count(pack.Readmission.RetakeLimit.Value, "раза", "раз", "раз")} в этом учебном году.",
            pack.Readmission.RetakeLimit);
    }

    /// <summary>Whom to call, for every page that a family reads.</summary>
    public static string Call(InstructionDay day) => day.HelpPhone is { } phone
        ? $"Нужна помощь — позвоните в школу: {phone}."
        : "Нужна помощь — позвоните в школу, классному руководителю или ответственному организатору.";
}
