using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Server.Links;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Readiness;

/// <summary>The words in which somebody is reminded of the test call. A letter whose reader has made it meanwhile is not sent. Stateless.</summary>
internal sealed class ReminderWriter(PersonalLinks links, IOptions<PostOptions> post) : ILetterWriter
{
    public LetterTopic Topic => LetterTopic.TestCall;

    public async Task<Func<Letter, LetterText?>> PrepareAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken)
    {
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == examDay, cancellationToken);
        var tests = await TestCallBook.OfParticipantsAsync(db, examDay, cancellationToken);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant).Where(e => e.ExamDayId == examDay)
            .ToDictionaryAsync(e => e.ParticipantId, cancellationToken);
        return letter => entries.TryGetValue(letter.ParticipantId, out var entry) && entry.Participant!.WithdrawnAt is null && ReminderBook.Wanted(tests.GetValueOrDefault(letter.ParticipantId))
            ? Write(letter, entry, day)
            : null;
    }

    private LetterText Write(Letter letter, ScheduleEntry entry, ExamDay day)
    {
        var person = entry.Participant!;
        var school = day.School!;
        var at = TimeZoneInfo.ConvertTime(entry.ScheduledAt, school.TimeZone);
        var expires = day.Date.AddDays(2).ToDateTime(TimeOnly.MinValue);
        var link = new Uri(post.Value.PublicAddress!, links.PathFor(person, new DateTimeOffset(expires, school.TimeZone.GetUtcOffset(expires))));
        if (letter.Channel == NoticeChannel.Sms)
        {
            return new LetterText(letter.Id, letter.Address, string.Empty, $"Проверьте связь перед итоговым собеседованием {at:dd.MM} ({person.GivenName}), это 5 минут: {link}");
        }

        var who = letter.Reader == ResultReader.Parent ? $"{person.GivenName} {person.FamilyName} ещё не проверил(а) связь" : "Вы ещё не проверили связь";
        var phone = school.HelpPhone is { Length: > 0 } help ? $"\nЕсли что-то не получается, позвоните в школу: {help}.\n" : string.Empty;
        return new LetterText(
            letter.Id,
            letter.Address,
            "Проверьте связь перед итоговым собеседованием",
            $"""
            Здравствуйте!

            {who} перед итоговым собеседованием {at.ToString("d MMMM", Russian.Culture)}, или в прошлый раз проверка не удалась. Проверка занимает пять минут и подскажет, что исправить.

            Откройте личную ссылку с того компьютера или телефона, с которого будете отвечать, и там, где будете сидеть:
            {link}

            Страница проверит камеру, микрофон, звук и связь. Пробную запись вы услышите сами; на сервере она не хранится.
            {phone}
            {school.Name}
            """);
    }
}
