using System.Threading.Channels;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;

namespace Itog.Queue.Hub;

/// <summary>
/// A page that is connected now. Snapshots are offered to it by the mailbox's task; its own task sends the newest one, so a slow page
/// skips states and never holds anybody up.
/// </summary>
public sealed class PageConnection(string id, PagePass pass, AuditoriumMailbox mailbox, CallBudget budget, Action abort)
{
    private readonly Channel<AuditoriumSnapshot> _newest = Channel.CreateBounded<AuditoriumSnapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private volatile bool _superseded;
    private volatile bool _isRelayed;
    private ITimer? _farewell;

    public string Id => id;
    public PagePass Pass => pass;
    public AuditoriumMailbox Mailbox => mailbox;
    public CallBudget Budget => budget;

    /// <summary>A newer window took over: this one gets no views and its calls are refused.</summary>
    public bool Superseded => _superseded;

    /// <summary>The page's media go through a TURN server, as it says itself.</summary>
    public bool IsRelayed
    {
        get => _isRelayed;
        set => _isRelayed = value;
    }

    public void Offer(AuditoriumSnapshot snapshot) => _newest.Writer.TryWrite(snapshot);

    public IAsyncEnumerable<AuditoriumSnapshot> SnapshotsAsync() => _newest.Reader.ReadAllAsync();

    /// <summary>The same window for the day of another auditorium.</summary>
    internal PageConnection MovedTo(AuditoriumMailbox other) => new(id, pass with { Day = other.Key }, other, budget, abort) { IsRelayed = IsRelayed };

    public void Supersede()
    {
        _superseded = true;
        Close();
    }

    /// <summary>No more views.</summary>
    public void Close() => _newest.Writer.TryComplete();

    /// <summary>Drops the transport after a while, so that the page can still show why.</summary>
    public void AbortAfter(TimeSpan delay, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _farewell = time.CreateTimer(_ => Abort(), null, delay, Timeout.InfiniteTimeSpan);
    }

    private void Abort()
    {
        _farewell?.Dispose();
        abort();
    }
}
