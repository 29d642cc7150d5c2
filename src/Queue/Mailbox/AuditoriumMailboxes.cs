using System.Collections.Concurrent;
using Itog.Conference;
using Itog.Exam;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Queue.Mailbox;

/// <summary>Every open mailbox: one for each auditorium's day, opened when it is first asked for. One per process; any thread may call it.</summary>
public sealed class AuditoriumMailboxes(
    IDbContextFactory<ExamDbContext> databases,
    IExamRoom room,
    IAttemptRecorder recorder,
    IOptions<ExamDayOptions> options,
    TimeProvider time,
    ILogger<AuditoriumMailbox> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DayKey, Lazy<Task<AuditoriumMailbox?>>> _mailboxes = new();

    /// <summary>Raised by a mailbox's task after each of its turns; handlers must return at once.</summary>
    public event Action<AuditoriumSnapshot>? Changed;

    /// <summary>The mailboxes that are open now.</summary>
    public IEnumerable<AuditoriumMailbox> Open => _mailboxes.Values
        .Where(m => m.IsValueCreated && m.Value.IsCompletedSuccessfully).Select(m => m.Value.Result).OfType<AuditoriumMailbox>();

    /// <summary>The mailbox of an auditorium's day; null when there is no such day.</summary>
    public async Task<AuditoriumMailbox?> GetAsync(DayKey day)
    {
        var opening = _mailboxes.GetOrAdd(day, key => new Lazy<Task<AuditoriumMailbox?>>(() => OpenAsync(key)));
        try
        {
            if (await opening.Value is { } mailbox)
            {
                return mailbox;
            }
        }
        catch (Exception)
        {
            // The next one who asks tries again.
            _mailboxes.TryRemove(KeyValuePair.Create(day, opening));
            throw;
        }

        _mailboxes.TryRemove(KeyValuePair.Create(day, opening));
        return null;
    }

    public AuditoriumMailbox? Find(RoomId room) => Open.FirstOrDefault(m => RoomNames.Room(m.Key.ExamDay, m.Key.Auditorium) == room);

    /// <summary>The mailbox to which a recording belongs, of an attempt or of the whole day.</summary>
    public AuditoriumMailbox? Find(Guid recording) =>
        Open.FirstOrDefault(m => m.Snapshot.Day.Attempt(recording) is not null || m.Snapshot.Day.Stream(recording) is not null);

    /// <summary>Closes the mailboxes of a day that is about to be removed; whoever asks for one afterwards finds no such day.</summary>
    public async Task CloseAsync(int examDay)
    {
        foreach (var (key, opening) in _mailboxes.Where(m => m.Key.ExamDay == examDay).ToList())
        {
            _mailboxes.TryRemove(KeyValuePair.Create(key, opening));
            if (await opening.Value is { } mailbox)
            {
                await mailbox.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var mailbox in Open)
        {
            await mailbox.DisposeAsync();
        }
    }

    private async Task<AuditoriumMailbox?> OpenAsync(DayKey key)
    {
        var mailbox = await AuditoriumMailbox.OpenAsync(key, databases, room, recorder, options.Value, time, logger);
        if (mailbox is not null)
        {
            mailbox.Changed += snapshot => Changed?.Invoke(snapshot);
        }

        return mailbox;
    }
}
