using System.Buffers.Binary;
using System.Security.Cryptography;
using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Ice;

/// <summary>
/// One remote's ICE: answers its connectivity checks as a lite agent does (RFC 8445 §2.5), or, when controlling, checks and
/// nominates one remote candidate. A <see cref="Peer"/> owns it; one thread.
/// </summary>
/// <remarks>
/// The first valid check makes an address usable; each check with USE-CANDIDATE makes its address the selected one, which
/// is also how a remote whose NAT has moved it comes back (RFC 8445 §7.3.1.5, §8.1.1). Once <see cref="RequireProof"/> was called,
/// a new address is selected only after it has answered a check of ours:
/// <code>
///   nominated ──our check──► asked ──its answer──► selected
/// </code>
/// A check alone proves nothing about its source: whoever overheard one can send it again from any address, and whoever knows the password
/// can forge the source, to turn our media upon a stranger (RFC 8445 §19.5.1).
/// <para>The first valid check is also answered by one check of ours, which a lite agent need not send: a remote that nominates by a slow timer
/// (Pion: 200 ms) does so at once when it sees that we have heard it.</para>
/// <para>After <see cref="Restart"/> the path of before serves on, and the credentials of before keep it alive, until a path is nominated
/// under the new ones (RFC 8445 §9).</para>
/// </remarks>
internal sealed class IceAgent
{
    // The priority of a peer-reflexive candidate (RFC 8445 §5.1.2.1, §7.1.1).
    private const uint CheckPriority = (110u << 24) + (65535u << 8) + 255;

    private const int PendingChecks = 16;

    private static readonly TimeSpan FirstCheckInterval = TimeSpan.FromMilliseconds(50); // Ta (RFC 8445 §14.2)
    private static readonly TimeSpan LongestCheckInterval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan ConsentInterval = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan PathLifetime = TimeSpan.FromSeconds(60);

    private readonly IceRole _role;
    private readonly SocketEndpoint _candidate;
    private readonly ulong _tieBreaker = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private readonly IcePaths _paths = new();
    private readonly StunOutbox _outbox = new();
    private readonly Queue<IceEvent> _events = [];
    private readonly (StunTransactionId Id, MediaTime SentAt)[] _pending = new (StunTransactionId, MediaTime)[PendingChecks];
    private IceCredentials _local;
    private IceCredentials _remote;
    private IceCredentials? _former;
    private int _sentChecks;
    private TimeSpan _checkInterval = FirstCheckInterval;
    private MediaTime _nextCheck = MediaTime.Never;
    private MediaTime _nextExpiry = MediaTime.Never;
    private PathProof? _proof;
    private (StunTransactionId Id, MediaTime SentAt)? _greeting;

    /// <param name="candidate">Where a controlling agent sends its checks.</param>
    public IceAgent(IceRole role, IceCredentials local, IceCredentials remote, SocketEndpoint candidate, MediaTime now)
    {
        _role = role;
        _local = local;
        _remote = remote;
        _candidate = candidate;
        if (role == IceRole.Controlling)
        {
            _nextCheck = now;
        }
    }

    /// <summary>Where to send; empty until the first valid check.</summary>
    public SocketEndpoint Selected { get; private set; }

    public TimeSpan? RoundTrip { get; private set; }

    public long Overflows { get; private set; }

    public MediaTime NextTimeout => Earliest(_proof?.RetryAt ?? MediaTime.Never, Earliest(_nextCheck, _nextExpiry));

    /// <summary>Whether datagrams other than STUN may be taken from this address.</summary>
    public bool IsValidated(in SocketEndpoint endpoint) => endpoint == Selected || _paths.Contains(endpoint);

    /// <summary>From now on the selected address changes only to one that answers.</summary>
    public void RequireProof() => _proof ??= new PathProof();

    /// <summary>Takes one STUN datagram.</summary>
    public IceVerdict HandleDatagram(MediaTime now, in SocketEndpoint from, ReadOnlySpan<byte> datagram)
    {
        // ICE uses FINGERPRINT in all its messages (RFC 8445 §7.1).
        if (!StunMessage.TryParse(datagram, out var message) || !message.HasValidFingerprint)
        {
            return IceVerdict.Malformed;
        }

        return message.Class switch
        {
            StunClass.Request => HandleRequest(now, from, message),
            StunClass.SuccessResponse => HandleResponse(now, from, message),
            _ => IceVerdict.Ignored, // Indications only keep NAT bindings (RFC 8445 §11); an error answer leaves the check unanswered.
        };
    }

    public void HandleTimeout(MediaTime now)
    {
        if (now >= _nextCheck)
        {
            SendCheck(now);
        }

        if (_proof is not null && _proof.TryRepeat(now))
        {
            AskForProof(_proof);
        }

        if (now >= _nextExpiry)
        {
            var limit = new MediaTime(now.Nanoseconds - (PathLifetime.Ticks * 100));
            while (_paths.TryExpire(limit, Selected, out var expired))
            {
                _events.Enqueue(new IceEvent(IceEventKind.Expired, expired));
            }

            _nextExpiry = now + PathLifetime;
        }
    }

    public bool TryGetTransmit(Span<byte> buffer, out int length, out SocketEndpoint to) => _outbox.TryTake(buffer, out length, out to);

    public bool TryGetEvent(out IceEvent e) => _events.TryDequeue(out e);

    /// <summary>
    /// Takes new credentials of both sides (RFC 8445 §9); the addresses known so far stay. A restart that was not finished yet leaves nothing behind.
    /// </summary>
    public void Restart(MediaTime now, IceCredentials local, IceCredentials remote)
    {
        // Those of an unfinished restart are dropped: nobody has proved that the remote knows them.
        _former ??= _local;
        _local = local;
        _remote = remote;
        _proof?.Forget();
        if (_role == IceRole.Controlling)
        {
            Array.Clear(_pending);
            _checkInterval = FirstCheckInterval;
            _nextCheck = now;
        }
    }

    /// <summary>Stops checking.</summary>
    public void Stop()
    {
        _nextCheck = MediaTime.Never;
        _nextExpiry = MediaTime.Never;
        _proof?.Forget();
    }

    private IceVerdict HandleRequest(MediaTime now, in SocketEndpoint from, in StunMessage request)
    {
        // RFC 8445 §7.3: our half of the username is the first one. We do not answer 400 and 401 as RFC 8489 §9.1.3 says, because
        // the source of an unauthenticated request may be forged: each answer would reach a stranger.
        if (!request.HasUsername
            || !request.HasIntegrity
            || !IceUsername.TrySplit(request.Username, out var receiver)
            || AddressedBy(receiver) is not { } local
            || !request.HasValidIntegrity(local.PasswordBytes))
        {
            return IceVerdict.Unauthorized;
        }

        // RFC 8489 §6.3.1.
        if (request.Unknown.Count > 0)
        {
            Refuse(from, request, StunErrorCode.UnknownAttribute, local);
            return IceVerdict.Ignored;
        }

        // RFC 8445 §7.3.1.1: we do not switch roles, because a lite agent is always controlled and a controlling one has a lite remote.
        if (_role == IceRole.Lite ? request.IceControlled is not null : request.IceControlling is not null)
        {
            Refuse(from, request, StunErrorCode.RoleConflict, local);
            return IceVerdict.Ignored;
        }

        Answer(from, request, local);
        if (_role == IceRole.Lite && Selected.IsEmpty)
        {
            var id = StunTransactionId.Random();
            _greeting = (id, now);
            SendLiteCheck(id, from);
        }

        Validate(now, from);

        // The credentials of before a restart keep the path in use alive, but nominate no other one.
        if (_role == IceRole.Lite && (Selected.IsEmpty || (request.UseCandidate && local == _local)))
        {
            Nominate(now, from, local);
        }

        return IceVerdict.Authentic;
    }

    private IceVerdict HandleResponse(MediaTime now, in SocketEndpoint from, in StunMessage response)
    {
        // RFC 8445 §7.2.5.2.1: an answer comes from where the check was sent.
        if (_role == IceRole.Lite)
        {
            return _greeting is { } greeting && response.TransactionId == greeting.Id
                ? HandleGreeted(now, response, greeting.SentAt)
                : HandleProof(now, from, response);
        }

        if (from != _candidate || !response.HasValidIntegrity(_remote.PasswordBytes))
        {
            return IceVerdict.Unauthorized;
        }

        for (var i = 0; i < Math.Min(_sentChecks, PendingChecks); i++)
        {
            if (_pending[i].Id == response.TransactionId)
            {
                RoundTrip = now - _pending[i].SentAt;
                _pending[i] = default;
                _checkInterval = FirstCheckInterval;
                _nextCheck = now + ConsentInterval; // RFC 7675 §5.1
                Validate(now, from);
                Select(from, _local);
                return IceVerdict.Authentic;
            }
        }

        return IceVerdict.Ignored;
    }

    private void Validate(MediaTime now, in SocketEndpoint endpoint)
    {
        if (_nextExpiry == MediaTime.Never)
        {
            _nextExpiry = now + PathLifetime;
        }

        if (!_paths.Touch(now, endpoint, Selected, out var evicted))
        {
            return;
        }

        if (!evicted.IsEmpty)
        {
            _events.Enqueue(new IceEvent(IceEventKind.Expired, evicted));
        }

        _events.Enqueue(new IceEvent(IceEventKind.Validated, endpoint));
    }

    private void Nominate(MediaTime now, in SocketEndpoint endpoint, IceCredentials local)
    {
        if (Selected.IsEmpty || _proof is null)
        {
            Select(endpoint, local);
        }
        else if (endpoint == Selected)
        {
            _proof.Forget(); // The last nomination is for where we are.
            Select(endpoint, local);
        }
        else if (_proof.TryAsk(now, endpoint))
        {
            AskForProof(_proof);
        }
    }

    private IceVerdict HandleGreeted(MediaTime now, in StunMessage response, MediaTime sentAt)
    {
        if (!response.HasValidIntegrity(_remote.PasswordBytes))
        {
            return IceVerdict.Unauthorized;
        }

        RoundTrip = now - sentAt;
        _greeting = null;
        return IceVerdict.Authentic;
    }

    private IceVerdict HandleProof(MediaTime now, in SocketEndpoint from, in StunMessage response)
    {
        if (_proof is null || !_proof.IsAnsweredBy(now, from, response.TransactionId) || !response.HasValidIntegrity(_remote.PasswordBytes))
        {
            return IceVerdict.Unauthorized;
        }

        _proof.Forget();
        Select(from, _local);
        return IceVerdict.Authentic;
    }

    private void Select(in SocketEndpoint endpoint, IceCredentials local)
    {
        if (Selected != endpoint)
        {
            Selected = endpoint;
            _events.Enqueue(new IceEvent(IceEventKind.Selected, endpoint));
        }

        // RFC 8445 §9: a restart is done when a path is selected by it.
        if (_former is not null && local == _local)
        {
            _former = null;
            _events.Enqueue(new IceEvent(IceEventKind.Restarted, endpoint));
        }
    }

    // Which of our credentials a check was made with: the present ones, or those of before an unfinished restart.
    private IceCredentials? AddressedBy(ReadOnlySpan<byte> ufrag) =>
        ufrag.SequenceEqual(_local.UfragBytes) ? _local
        : _former is { } former && ufrag.SequenceEqual(former.UfragBytes) ? former
        : null;

    // A controlling agent with one candidate nominates it in every check (RFC 8445 §8.1.1 with nothing to wait for).
    private void SendCheck(MediaTime now)
    {
        _nextCheck = now + _checkInterval;
        _checkInterval = _checkInterval * 2 < LongestCheckInterval ? _checkInterval * 2 : LongestCheckInterval;
        var buffer = ReserveOrCount();
        if (buffer.IsEmpty)
        {
            return;
        }

        var id = StunTransactionId.Random();
        _pending[_sentChecks++ % PendingChecks] = (id, now);
        var writer = new StunWriter(buffer, StunClass.Request, id);
        writer.AddUsername(_remote.UfragBytes, _local.UfragBytes);
        writer.AddIceControlling(_tieBreaker);
        writer.AddPriority(CheckPriority);
        writer.AddUseCandidate();
        _outbox.Commit(writer.Finish(_remote.PasswordBytes), _candidate);
    }

    private void AskForProof(PathProof proof) => SendLiteCheck(proof.Transaction, proof.Asked);

    // Of a lite agent, whose remote is a full one and so answers (RFC 8445 §7.3).
    private void SendLiteCheck(StunTransactionId id, in SocketEndpoint to)
    {
        var buffer = ReserveOrCount();
        if (!buffer.IsEmpty)
        {
            var writer = new StunWriter(buffer, StunClass.Request, id);
            writer.AddUsername(_remote.UfragBytes, _local.UfragBytes);
            writer.AddIceControlled(_tieBreaker);
            writer.AddPriority(CheckPriority);
            _outbox.Commit(writer.Finish(_remote.PasswordBytes), to);
        }
    }

    private void Answer(in SocketEndpoint to, in StunMessage request, IceCredentials local)
    {
        var buffer = ReserveOrCount();
        if (!buffer.IsEmpty)
        {
            var writer = new StunWriter(buffer, StunClass.SuccessResponse, request.TransactionId);
            writer.AddMappedAddress(to);
            _outbox.Commit(writer.Finish(local.PasswordBytes), to);
        }
    }

    private void Refuse(in SocketEndpoint to, in StunMessage request, StunErrorCode code, IceCredentials local)
    {
        var buffer = ReserveOrCount();
        if (buffer.IsEmpty)
        {
            return;
        }

        var writer = new StunWriter(buffer, StunClass.ErrorResponse, request.TransactionId);
        writer.AddErrorCode(code);
        if (code == StunErrorCode.UnknownAttribute)
        {
            writer.AddUnknownAttributes(request.Unknown);
        }

        _outbox.Commit(writer.Finish(local.PasswordBytes), to);
    }

    private Span<byte> ReserveOrCount()
    {
        var buffer = _outbox.Reserve();
        if (buffer.IsEmpty)
        {
            Overflows++;
        }

        return buffer;
    }
    private static MediaTime Earliest(MediaTime a, MediaTime b) => a < b ? a : b;
}
