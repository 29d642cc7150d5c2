using Itog.Exam.Regulation;
using static Itog.Exam.Instructions.InstructionWords;

namespace Itog.Exam.Instructions;

/// <summary>The pages of those who answer for the day: technician and responsible organizer.</summary>
internal static class LeaderInstructions
{
    public static Instruction Technician(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "Накануне и утром");
        draft.Say("Не позднее чем за день проверьте рабочие места и сделайте пробную запись: оба голоса должны быть слышны без помех.", "004 прил. 2");
        draft.Say("На странице «Все аудитории» посмотрите диск и состояние сервера: день не откроется, если места для записей не хватит.");
        draft.Say("Там же «Пробы связи»: кто из участников и какая станция проверили связь, кому напомнить и позвонить.", "002 §40.2");
        draft.Say("До первого участника позвоните на каждую станцию со страницы её аудитории: вы и собеседник увидите и услышите друг друга, линии сервер измерит.");
        draft.Say($"Откройте конференцию за {InMinutes(pack.ConferenceOpens.Value)} до начала ({Hour(draft.Day.Start.Add(-pack.ConferenceOpens.Value))}).", pack.ConferenceOpens);
        draft.Say($"Материалы открываются не раньше {Hour(pack.KimReleaseTime.Value)} по времени школы.", pack.KimReleaseTime);

        draft.Section(InstructionPlace.Answer, "Во время экзамена");
        draft.Say("На странице «Все аудитории» видно, кто на связи, уровень голоса, запись, линии. Тревогу примите кнопкой, иначе через полминуты она повторится громче.");
        draft.Say(
            pack.RecordingMode.Value switch
            {
                RecordingMode.Stream => "Запись — одна на аудиторию за весь день; она начинается и заканчивается сама.",
                RecordingMode.Combined => "Запись ведётся и общая на весь день, и отдельная на каждого; обе начинаются и заканчиваются сами.",
                _ => "Запись — отдельная на каждого участника; она начинается и заканчивается сама.",
            },
            pack.RecordingMode);

        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say("У участника нет связи: посмотрите на странице аудитории его линию, позвоните ему и предложите мобильный интернет. Адреса и порты — в описании сети у администратора.");
        draft.Say("Голос пропал или перегружен: сообщите собеседнику, пусть участник поправит микрофон. Запись при этом идёт.");
        draft.Say("Сервер перезапустился: страницы вернутся сами, записи продолжатся. Ничего не закрывайте.");
        draft.Say("Запись признана негодной: решение принимает организатор — повторный ответ или другой день.", pack.EarlyEndPlaces);

        draft.Section(InstructionPlace.After, "После экзамена");
        draft.Say("Дождитесь готовности всех записей и проверьте их вердикты; имена файлов страница даёт по образцу порядка.", pack.RecordingFileName);
        draft.Say("Передайте записи и специализированную форму организатору для отправки в РЦОИ.", "004 прил. 2");
        return draft.Build(InstructionReader.Technician, "Памятка технического специалиста");
    }

    public static Instruction Organizer(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "До дня экзамена");
        draft.Say("Загрузите и сверьте списки, отметьте особые условия, назначьте комиссии, распределите участников по аудиториям.", "004 прил. 1");
        draft.Say("Составьте график подключения и разошлите личные ссылки. Ознакомьте экспертов с критериями.", "004 прил. 1");
        Due(draft, DeadlineIds.RemoteInformed);
        Due(draft, DeadlineIds.Schedule);
        Due(draft, DeadlineIds.Readiness);

        draft.Section(InstructionPlace.Answer, "В день экзамена");
        draft.Say($"Откройте материалы паролем не раньше {Hour(pack.KimReleaseTime.Value)} по времени школы; раньше сервер их не откроет.", pack.KimReleaseTime);
        draft.Say("Следите за ходом дня, отмечайте неявки буквой «Н».", "004 прил. 1");

        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say("Участник не может закончить по уважительной причине — акт ИС-08: страница готовит его, вы решаете и подписываете.", pack.EarlyEndPlaces);
        draft.Say(
            pack.RemovalInquiry.Value ? "Нарушение — сначала служебное расследование, затем акт ИС-09." : "Нарушение — удаление и акт ИС-09 сразу.",
            pack.RemovalInquiry);
        draft.Say("Запись негодна — решите: повторный ответ сегодня или другой день. Решение заносится в журнал.");

        draft.Section(InstructionPlace.After, "После экзамена");
        draft.Say("Закройте день: страница скажет, чего не хватает, и где это исправить. Затем передайте пакет в РЦОИ.", "004 прил. 1");
        Due(draft, DeadlineIds.CheckingEnds);
        Due(draft, DeadlineIds.RemoteResultFile);
        Due(draft, DeadlineIds.ResultFile);
        Due(draft, DeadlineIds.PapersAndAudio);
        Due(draft, DeadlineIds.Results);
        draft.Say($"Записи и протоколы храните до {Date(pack.Retention.Value.Until(draft.Day.Date))}, затем уничтожьте по акту.", pack.Retention);
        return draft.Build(InstructionReader.Organizer, "Памятка ответственного организатора");
    }

    private static void Due(InstructionDraft draft, string id)
    {
        if (draft.Pack.Deadline(id) is not { LeftToRegion: false } deadline)
        {
            return;
        }

        var due = DeadlineSchedule.Of(draft.Pack, ExamRound.Main, draft.Day.Date).First(d => d.Deadline.Id == id);
        draft.Say(due.On is { } on ? $"{deadline.Title} — до {Date(on)}." : $"{deadline.Title}.", deadline.Clause);
    }
}
