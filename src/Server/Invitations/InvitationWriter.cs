using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Server.Links;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Invitations;

/// <summary>The words in which somebody learns his time, his link and what to prepare. Stateless.</summary>
internal sealed class InvitationWriter(PersonalLinks links, IOptions<PostOptions> post, IOptions<Links.LinkOptions> options, TimeProvider time) : ILetterWriter
{
    public LetterTopic Topic => LetterTopic.Schedule;

    public async Task<Func<Letter, LetterText?>> PrepareAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken)
    {
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == examDay, cancellationToken);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant).Include(e => e.Auditorium).Where(e => e.ExamDayId == examDay)
            .ToDictionaryAsync(e => e.ParticipantId, cancellationToken);
        return letter => entries.TryGetValue(letter.ParticipantId, out var entry) && InvitationBook.VersionOf(entry) == letter.Version && entry.Participant!.WithdrawnAt is null
            ? Write(letter, entry, day)
            : null;
    }

    private LetterText Write(Letter letter, ScheduleEntry entry, ExamDay day)
    {
        var person = entry.Participant!;
        var school = day.School!;
        var at = TimeZoneInfo.ConvertTime(entry.ScheduledAt, school.TimeZone);
        var link = new Uri(post.Value.PublicAddress!, links.PathFor(person, Until(day, school)));
        if (letter.Channel == NoticeChannel.Sms)
        {
            return new LetterText(letter.Id, letter.Address, string.Empty, $"Итоговое собеседование, {person.GivenName}: {at:dd.MM.yyyy} в {at:HH:mm} по времени школы. Ссылка: {link}");
        }

        var regulation = RegulationPacks.Get(day.RegulationId);
        var who = letter.Reader == ResultReader.Parent ? $"{person.GivenName} {person.FamilyName} проходит" : "Вы проходите";
        var sheet = regulation.DraftSheet.Value == DraftSheet.OneForRetelling ? "\n— чистый лист и ручка для заметок ко второму заданию;" : string.Empty;
        return new LetterText(
            letter.Id,
            letter.Address,
            $"Итоговое собеседование {at.ToString("d MMMM", Russian.Culture)} в {at:HH:mm}",
            $"""
            Здравствуйте!

            {who} итоговое собеседование по русскому языку {at.ToString("d MMMM yyyy 'г.'", Russian.Culture)}. Подключиться нужно в {at:HH:mm} по времени школы (аудитория {entry.Auditorium!.Number}).

            Личная ссылка для подключения:
            {link}

            Что подготовить:
            — тихую комнату, где во время ответа никого больше нет;
            — компьютер или телефон с камерой и микрофоном, заряженный или включённый в розетку;
            — {(regulation.DocumentRule.Value == DocumentRule.Required ? "документ, удостоверяющий личность" : "документ, удостоверяющий личность, если он есть")};{sheet}
            — откройте ссылку заранее: страница сама проверит камеру, микрофон и связь. Проверку можно пройти сколько угодно раз.

            Если подключиться не получается, позвоните в школу: вас поставят в конец очереди, время не пропадёт.

            Ссылка личная, не пересылайте её.

            {school.Name}
            """);
    }

    /// <summary>A letter may come long before the day: its link lives through it.</summary>
    private DateTimeOffset Until(ExamDay day, School school)
    {
        var usual = time.GetUtcNow().AddDays(options.Value.Days);
        var after = day.Date.AddDays(2).ToDateTime(TimeOnly.MinValue);
        var exam = new DateTimeOffset(after, school.TimeZone.GetUtcOffset(after));
        return usual > exam ? usual : exam;
    }
}
