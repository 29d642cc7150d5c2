using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Letters;

/// <summary>Puts letters into the queue of the post, each once: to one person at one address about one state of a subject. Stateless.</summary>
public static class LetterQueue
{
    /// <summary>Adds what is missing and has tried again what had been given up. The caller's transaction; he saves.</summary>
    /// <returns>How many letters wait for the post because of this call.</returns>
    public static async Task<int> AddAsync(
        ExamDbContext db, int examDayId, LetterTopic topic, IReadOnlyCollection<Addressee> people, IReadOnlyCollection<NoticeChannel> channels, bool parentsToo, DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(channels);
        var versions = people.ToDictionary(p => p.Person.Id, p => p.Version);
        var known = (await db.Letters.Where(l => l.ExamDayId == examDayId && l.Topic == topic).ToListAsync(cancellationToken))
            .FindAll(l => versions.GetValueOrDefault(l.ParticipantId) == l.Version);
        var queued = 0;
        foreach (var letter in known.Where(l => l is { SentAt: null, NextTryAt: null }))
        {
            letter.Try(now);
            queued++;
        }

        var there = known.Select(l => (l.ParticipantId, l.Reader, l.Channel, l.Address)).ToHashSet();
        foreach (var (person, version) in people)
        {
            foreach (var (reader, channel, address) in Addresses(person, channels, parentsToo).Where(a => there.Add((person.Id, a.Reader, a.Channel, a.Address))))
            {
                var letter = new Letter
                {
                    Id = Guid.NewGuid(),
                    ExamDayId = examDayId,
                    ParticipantId = person.Id,
                    Topic = topic,
                    Version = version,
                    Reader = reader,
                    Channel = channel,
                    Address = address,
                    QueuedAt = now,
                };
                letter.Try(now);
                db.Letters.Add(letter);
                queued++;
            }
        }

        return queued;
    }

    private static IEnumerable<(ResultReader Reader, NoticeChannel Channel, string Address)> Addresses(Participant person, IEnumerable<NoticeChannel> channels, bool parentsToo)
    {
        foreach (var channel in channels)
        {
            if ((channel == NoticeChannel.Email ? person.Email : person.Phone) is { Length: > 0 } own)
            {
                yield return (ResultReader.Participant, channel, own);
            }

            if (parentsToo && (channel == NoticeChannel.Email ? person.ParentEmail : person.ParentPhone) is { Length: > 0 } parent)
            {
                yield return (ResultReader.Parent, channel, parent);
            }
        }
    }
}
