using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Server.ExamResults;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rechecks;

/// <summary>The words in which the result of a recheck is told. Stateless.</summary>
internal sealed class RecheckLetterWriter(ResultLinks links) : ILetterWriter
{
    public LetterTopic Topic => LetterTopic.Recheck;

    public async Task<Func<Letter, LetterText?>> PrepareAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken)
    {
        var rechecks = await db.Rechecks.AsNoTracking().Include(r => r.Participant).Include(r => r.ExamDay!.School)
            .Where(r => r.ExamDayId == examDay && r.DecidedAt != null).ToListAsync(cancellationToken);
        return letter => rechecks.Find(r => r.Id.ToString("N") == letter.Version) is { } recheck ? Write(letter, recheck, links.LinkOf(letter.Id)) : null;
    }

    private static LetterText Write(Letter letter, Recheck recheck, Uri link)
    {
        var person = recheck.Participant!;
        var verdict = recheck.Passed switch { true => "зачёт", false => "результат не изменён — незачёт", null => "нужно ответить ещё раз" };
        if (letter.Channel == NoticeChannel.Sms)
        {
            return new LetterText(letter.Id, letter.Address, string.Empty, $"Перепроверка итогового собеседования, {person.GivenName}: {verdict}. Подробно: {link}");
        }

        var whose = letter.Reader == ResultReader.Parent ? $"ответа, который дал(а) {person.GivenName} {person.FamilyName}" : "Вашего ответа";
        var final = RegulationPacks.Get(recheck.ExamDay!.RegulationId).Recheck.Final.Value && recheck.Passed is not null ? "\nЭтот результат окончательный.\n" : string.Empty;
        return new LetterText(
            letter.Id,
            letter.Address,
            $"Повторная проверка итогового собеседования: {verdict}",
            $"""
            Здравствуйте!

            Закончена повторная проверка {whose} на итоговом собеседовании по русскому языку {recheck.ExamDay.Date:dd.MM.yyyy}.

            Результат: {verdict}.
            {final}
            Подробно — на странице:
            {link}

            Пожалуйста, нажмите там «С результатом перепроверки ознакомлен(а)»: так школа узнает, что письмо дошло. Ссылка личная, не пересылайте её.

            {recheck.ExamDay.School!.Name}
            """);
    }
}
