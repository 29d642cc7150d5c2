using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Post;

/// <summary>
/// Carries the queued letters, one after another, and comes back to those that failed. One for the server, on its own task;
/// <see cref="Wake"/> comes from any thread. A letter whose sending the server did not survive is sent again under the same id.
/// </summary>
internal sealed partial class LetterPost(
    IDbContextFactory<ExamDbContext> databases, MailCarrier mail, SmsCarrier sms, IEnumerable<ILetterWriter> writers, IOptions<PostOptions> options, TimeProvider time, ILogger<LetterPost> log)
    : BackgroundService
{
    private const string Outdated = "Письмо устарело раньше, чем ушло: отправьте новое";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>The ways in which this server can write.</summary>
    public IReadOnlyList<NoticeChannel> Ways { get; } =
    [
        .. options.Value.Mail.Enabled ? [NoticeChannel.Email] : Array.Empty<NoticeChannel>(),
        .. options.Value.Sms.Enabled ? [NoticeChannel.Sms] : Array.Empty<NoticeChannel>(),
    ];

    /// <summary>There are new letters.</summary>
    public void Wake() => _wake.Release();

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (Ways.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                // Letters wait; an exam that runs beside them must never end because of one.
                RoundFailed(failed.GetType().Name);
            }

            using var rest = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_wake.WaitAsync(rest.Token), Task.Delay(Rest, time, rest.Token));
            await rest.CancelAsync();
        }
    }

    private async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await db.Letters.Where(l => l.SentAt == null && l.NextTryAt != null && l.NextTryAt <= now)
            .OrderBy(l => l.QueuedAt).ToListAsync(cancellationToken);
        foreach (var letters in due.Where(l => Ways.Contains(l.Channel)).GroupBy(l => (l.ExamDayId, l.Topic)))
        {
            var write = await writers.Single(w => w.Topic == letters.Key.Topic).PrepareAsync(db, letters.Key.ExamDayId, cancellationToken);
            foreach (var letter in letters)
            {
                if (write(letter) is { } text)
                {
                    await SendAsync(letter, text, cancellationToken);
                }
                else
                {
                    letter.Refused(time.GetUtcNow(), Outdated, forGood: true);
                }

                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    private async Task SendAsync(Letter letter, LetterText text, CancellationToken cancellationToken)
    {
        try
        {
            await (letter.Channel == NoticeChannel.Email ? mail.SendAsync(text, cancellationToken) : sms.SendAsync(text, cancellationToken));
            letter.Sent(time.GetUtcNow());
        }
        catch (PostRefusedException refused)
        {
            letter.Refused(time.GetUtcNow(), refused.Message, refused.ForGood);
            Refused(letter.Id, letter.Tries, refused.InnerException?.GetType().Name);
        }
    }

    // The exception's own words may hold an address: only its kind is logged.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The post did not take letter {Letter} at try {Try}: {Reason}")]
    private partial void Refused(Guid letter, int @try, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the post failed and is tried again: {Reason}")]
    private partial void RoundFailed(string reason);
}
