using Itog.Exam.Regulation;
using static Itog.Exam.Instructions.InstructionWords;

namespace Itog.Exam.Instructions;

/// <summary>The page of parents and guardians.</summary>
internal static class FamilyInstruction
{
    public static Instruction Write(InstructionDraft draft)
    {
        var pack = draft.Pack;
        draft.Section(InstructionPlace.Before, "Как помочь подготовиться");
        draft.Say($"{Date(draft.Day.Date)} ваш ребёнок проходит итоговое собеседование дистанционно. Начало — в {Hour(draft.Day.Start)} по времени школы, личное время — в письме со ссылкой.");
        draft.Say("Ответ занимает около 15 минут. Ждать очереди иногда приходится дольше: возьмите запас времени.");
        draft.Say("Нужны: компьютер, планшет или телефон с камерой и микрофоном, зарядка, устойчивый интернет, тихая светлая комната.");
        draft.Say("Ссылка личная: по ней узнают вашего ребёнка. Не пересылайте её и не публикуйте.");
        draft.Say(
            pack.VideoRequired.Value
                ? "Звук и видео собеседования обязательно записываются; запись хранит школа и передаёт только для проверки."
                : "Ответ записывается; запись хранит школа и передаёт только для проверки.",
            pack.VideoRequired);
        draft.Say("Без согласия на запись дистанционная форма невозможна: о другом решении спросите школу до дня экзамена.", pack.Consent.RemoteWithout);

        draft.Section(InstructionPlace.Answer, "В день собеседования");
        draft.Say("Помогите открыть ссылку и пройти проверку камеры и микрофона, затем выйдите из комнаты. Подсказывать нельзя: собеседник видит и слышит комнату, за подсказку удаляют с экзамена.", pack.RemovalInquiry);
        draft.Say("Если ребёнку назначен ассистент, он может оставаться рядом — предупредите об этом школу заранее.");
        draft.Say("Будьте рядом с телефоном: если пропадёт связь, школа может позвонить.");

        draft.Section(InstructionPlace.Trouble, "Если что-то пошло не так");
        draft.Say("Связь пропала — страница восстановит её сама; сказанное сохранено. Не помогло — откройте ту же ссылку ещё раз или раздайте интернет с телефона.");
        draft.Say(
            $"После долгого обрыва ребёнка поставят {Place(pack.FailureRule.Value.Place)}"
            + (pack.FailureRule.Value.UnseenVariantOnceShown ? ", а если он уже видел задания, дадут другой вариант." : "."),
            pack.FailureRule);
        draft.Say("Заболел или плохо себя почувствовал — скажите собеседнику или позвоните в школу: прерванное по уважительной причине собеседование проходят в другой день.", pack.EarlyEndPlaces);
        draft.Say(ParticipantInstruction.Call(draft.Day));

        draft.Section(InstructionPlace.After, "Результат и ваши права");
        var term = Term(pack.Deadline(DeadlineIds.Results));
        draft.Say($"О результате сообщат {Channels(pack.Results.Channels.Value)}{(term is null ? "" : $", {term} после проверки")}{(pack.Results.ParentsToo.Value ? ", ребёнку и вам" : "")}.", pack.Results.Channels);
        draft.Say($"При «незачёте», неявке по уважительной причине или прерванном ответе собеседование проходят в дополнительный срок, не больше {Count(pack.Readmission.RetakeLimit.Value, "раза", "раз", "раз")}.", pack.Readmission.RetakeLimit);
        draft.Say(
            $"После {(pack.Recheck.AfterFails.Value <= 1 ? "«незачёта»" : "повторного «незачёта»")} вы вправе письменно попросить проверить запись другой комиссией.",
            pack.Recheck.AfterFails);
        draft.Say("Результат «зачёт» — допуск к экзаменам за 9 класс; он действует бессрочно.", "004 §10");
        draft.Say($"Записи и протоколы хранят до {Date(pack.Retention.Value.Until(draft.Day.Date))}, затем уничтожают по акту.", pack.Retention);
        return draft.Build(InstructionReader.Family, "Памятка для родителей");
    }
}
