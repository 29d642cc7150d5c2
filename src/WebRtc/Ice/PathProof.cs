using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Ice;

/// <summary>
/// The address that a lite <see cref="IceAgent"/> waits for an answer from before it sends media there, and the transaction id that only
/// a reader of that address's datagrams can know. One at a time: the last nominated one. Each nomination allows two questions, so that
/// what goes to an unproven address stays below three times what comes from it. Owned by the agent, one thread.
/// </summary>
internal sealed class PathProof
{
    /// <summary>Faster than this the same address is not asked.</summary>
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(40);

    /// <summary>A question without an answer is repeated once, after this.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>An answer later than this belongs to a question nobody waits for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private MediaTime _askedAt;

    /// <summary>Who is asked; empty when nobody is.</summary>
    public SocketEndpoint Asked { get; private set; }

    /// <summary>The transaction id of the question.</summary>
    public StunTransactionId Transaction { get; private set; }

    /// <summary>When to repeat the question.</summary>
    public MediaTime RetryAt { get; private set; } = MediaTime.Never;

    /// <summary>True when a question about a nominated address is due now; it must then be sent.</summary>
    public bool TryAsk(MediaTime now, in SocketEndpoint endpoint)
    {
        var isSame = endpoint == Asked;
        if (isSame && now - _askedAt < AskInterval)
        {
            return false;
        }

        // The id stays for as long as the same address is asked: on a slow path the answer to an earlier question counts as well.
        if (!isSame || now - _askedAt > Patience)
        {
            Transaction = StunTransactionId.Random();
        }

        Asked = endpoint;
        _askedAt = now;
        RetryAt = now + RetryAfter;
        return true;
    }

    /// <summary>True when the question must be sent once more.</summary>
    public bool TryRepeat(MediaTime now)
    {
        if (now < RetryAt)
        {
            return false;
        }

        RetryAt = MediaTime.Never;
        return true;
    }

    /// <summary>Whether this is an answer to the question, by form: its integrity is still to be checked.</summary>
    public bool IsAnsweredBy(MediaTime now, in SocketEndpoint from, in StunTransactionId transaction) =>
        !Asked.IsEmpty && from == Asked && transaction == Transaction && now - _askedAt <= Patience;

    /// <summary>Waits for nobody any more.</summary>
    public void Forget()
    {
        Asked = default;
        RetryAt = MediaTime.Never;
    }
}
