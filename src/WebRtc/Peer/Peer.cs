using System.Diagnostics;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Srtp;

namespace Itog.WebRtc;

/// <summary>
/// One remote's transport: ICE, DTLS and SRTP as one sans-I/O state machine. A room's media worker owns it and is the only thread
/// that calls it. After every <c>Handle…</c> call drain <see cref="TryGetTransmit"/> and <see cref="TryGetEvent"/>,
/// and call <see cref="HandleTimeout"/> when <see cref="NextTimeout"/> has come.
/// </summary>
public sealed class Peer : IDisposable
{
    /// <summary>Free bytes that <see cref="ProtectRtp"/> and <see cref="ProtectRtcp"/> need after the clear packet.</summary>
    public const int SrtpOverhead = 32;

    /// <summary>
    /// Until its handshake is finished a remote gets at most so many times the bytes that came from it: the address of a check may be forged,
    /// and a finished handshake is the proof that it is not (as in RFC 9000 §8.1).
    /// </summary>
    private const int MaxAmplification = 3;

    private readonly PeerOptions _options;
    private readonly IceAgent _ice;
    private readonly DtlsConnection _dtls;
    private readonly Queue<PeerEvent> _events = [];
    private SrtpSender? _sender;
    private SrtpReceiver? _receiver;
    private PeerCounters _counters;
    private MediaTime _lastAuthentic;
    private long _handshakeAllowance;

    public Peer(PeerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _ice = new IceAgent(options.IceRole, options.LocalCredentials, options.RemoteCredentials, options.RemoteCandidate, options.CreatedAt);
        _dtls = new DtlsConnection(options.Certificate, options.DtlsRole, options.RemoteFingerprint);
        _lastAuthentic = options.CreatedAt;
    }

    public PeerState State { get; private set; }

    /// <summary>Where to send packets now; empty until the first valid check.</summary>
    public SocketEndpoint RemoteEndpoint => _ice.Selected;

    /// <summary>Of the last answered check; null for a lite agent, which sends none.</summary>
    public TimeSpan? RoundTrip => _ice.RoundTrip;

    public PeerCounters Counters => _counters with
    {
        TransmitOverflows = _ice.Overflows,
        HandshakeRetransmissions = _dtls.Retransmissions,
    };

    /// <summary>STUN requests with wrong credentials so far.</summary>
    public long UnauthorizedChecks => _counters.StunUnauthorized;

    /// <summary>Whether OpenSSL has anything in memory for this remote.</summary>
    internal bool HasHandshakeBegun => _dtls.IsOpen;

    /// <summary>When <see cref="HandleTimeout"/> has something to do.</summary>
    public MediaTime NextTimeout => IsOver ? MediaTime.Never : Earliest(Deadline, Earliest(_ice.NextTimeout, _dtls.NextTimeout));

    private bool IsOver => State is PeerState.Failed or PeerState.Closed;

    /// <summary>When the present state ends for want of news.</summary>
    private MediaTime Deadline => State switch
    {
        PeerState.New or PeerState.Connecting => _options.CreatedAt + _options.ConnectTimeout,
        PeerState.Connected => _lastAuthentic + _options.DisconnectedAfter,
        PeerState.Disconnected => _lastAuthentic + _options.FailedAfter,
        _ => MediaTime.Never,
    };

    /// <summary>
    /// Runs one handshake in memory and sends packets both ways, so that the first real one does not wait for the compiler and
    /// OpenSSL's tables (40 to 220 ms). Call once at start-up.
    /// </summary>
    public static void WarmUp() => PeerWarmUp.Run();

    /// <summary>Takes one datagram, decrypting it in place; never throws for what is in it.</summary>
    /// <param name="plaintext">For RTP and RTCP the slice of <paramref name="datagram"/> that is now the clear packet.</param>
    public DatagramKind HandleDatagram(MediaTime now, in SocketEndpoint from, Span<byte> datagram, out Span<byte> plaintext)
    {
        plaintext = default;
        if (IsOver)
        {
            _counters.Untimely++;
            return DatagramKind.None;
        }

        // RFC 7983 §7
        switch (datagram.IsEmpty ? byte.MaxValue : datagram[0])
        {
            case <= 3:
                HandleStun(now, from, datagram);
                return DatagramKind.None;
            case >= 20 and <= 63:
                HandleDtls(now, from, datagram);
                return DatagramKind.None;
            case >= 128 and <= 191:
                return HandleSrtp(now, from, datagram, out plaintext);
            default:
                _counters.Malformed++;
                return DatagramKind.None;
        }
    }

    /// <summary>The next datagram to send, if any. <paramref name="buffer"/> must hold 1500 bytes.</summary>
    public bool TryGetTransmit(Span<byte> buffer, out int length, out SocketEndpoint to)
    {
        if (_ice.TryGetTransmit(buffer, out length, out to))
        {
            return true;
        }

        to = _ice.Selected;
        return !to.IsEmpty && MaySendHandshake(_dtls.NextLength) && _dtls.TryGetTransmit(buffer, out length);
    }

    public bool TryGetEvent(out PeerEvent e) => _events.TryDequeue(out e);

    public void HandleTimeout(MediaTime now)
    {
        if (IsOver)
        {
            return;
        }

        _ice.HandleTimeout(now);
        DrainIce(now);
        _dtls.HandleTimeout(now);
        if (now < Deadline)
        {
            return;
        }

        switch (State)
        {
            case PeerState.New:
                TransitionTo(PeerState.Failed, PeerReason.NoConnectivity);
                break;
            case PeerState.Connecting:
                TransitionTo(PeerState.Failed, PeerReason.HandshakeTimeout);
                break;
            case PeerState.Connected:
                TransitionTo(PeerState.Disconnected, PeerReason.Silence);
                break;
            case PeerState.Disconnected:
                TransitionTo(PeerState.Failed, PeerReason.ConsentExpired);
                break;
        }
    }

    /// <summary>Protects the clear RTP packet in <c>buffer[..length]</c> in place; <see cref="SrtpOverhead"/> bytes after it must be free.</summary>
    /// <returns>The protected length; 0 when it must not be sent (not connected, or its sequence number was used before).</returns>
    public int ProtectRtp(Span<byte> buffer, int length)
    {
        if (_sender is null || IsOver)
        {
            return 0;
        }

        return CountSent(_sender.ProtectRtp(buffer, length, out var protectedLength), protectedLength);
    }

    /// <summary>Protects the clear RTCP packet in <c>buffer[..length]</c> in place, like <see cref="ProtectRtp"/>.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        if (_sender is null || IsOver)
        {
            return 0;
        }

        return CountSent(_sender.ProtectRtcp(buffer, length, out var protectedLength), protectedLength);
    }

    /// <summary>
    /// Restarts ICE with new credentials of both sides (RFC 8445 §9); DTLS, keys and tracks stay (RFC 8842 §3.3). The path and the credentials of
    /// before serve until a path is nominated under the new ones, which <see cref="PeerEventKind.Restarted"/> tells. False when the peer is over.
    /// </summary>
    public bool RestartIce(MediaTime now, IceCredentials local, IceCredentials remote)
    {
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(remote);
        if (IsOver)
        {
            return false;
        }

        _ice.Restart(now, local, remote);
        return true;
    }

    /// <summary>Sends close_notify and is closed at once; drain <see cref="TryGetTransmit"/> before disposing.</summary>
    public void Close(MediaTime now)
    {
        if (!IsOver)
        {
            _dtls.Close();
            TransitionTo(PeerState.Closed, PeerReason.ClosedLocally);
        }
    }

    /// <summary>Frees the keys; nothing can be sent afterwards, not even a close_notify.</summary>
    public void Dispose()
    {
        State = IsOver ? State : PeerState.Closed;
        _dtls.Dispose();
        _sender?.Dispose();
        _receiver?.Dispose();
        _sender = null;
        _receiver = null;
    }

    private bool MaySendHandshake(int length)
    {
        if (length == 0 || State != PeerState.Connecting || _options.DtlsRole == DtlsRole.Active)
        {
            return length > 0;
        }

        // From the first flight on it is this address that finishes the handshake, or another one that proves itself.
        _ice.RequireProof();
        if (length > _handshakeAllowance)
        {
            return false;
        }

        _handshakeAllowance -= length;
        return true;
    }

    private void Allow(in SocketEndpoint from, int bytes)
    {
        if (from == RemoteEndpoint)
        {
            _handshakeAllowance += bytes;
        }
    }

    private void HandleStun(MediaTime now, in SocketEndpoint from, ReadOnlySpan<byte> datagram)
    {
        switch (_ice.HandleDatagram(now, from, datagram))
        {
            case IceVerdict.Authentic:
                _counters.StunAnswered++;
                DrainIce(now);
                Allow(from, (MaxAmplification - 1) * datagram.Length); // The answer to it is not longer than the request.
                NoteAuthentic(now);
                break;
            case IceVerdict.Unauthorized:
                _counters.StunUnauthorized++;
                break;
            case IceVerdict.Malformed:
                _counters.Malformed++;
                break;
        }
    }

    private void HandleDtls(MediaTime now, in SocketEndpoint from, Span<byte> datagram)
    {
        if (!_ice.IsValidated(from))
        {
            _counters.UnknownAddress++;
            return;
        }

        Allow(from, MaxAmplification * datagram.Length);
        _dtls.HandleDatagram(now, datagram);
        FollowDtls(now);
    }

    private DatagramKind HandleSrtp(MediaTime now, in SocketEndpoint from, Span<byte> datagram, out Span<byte> plaintext)
    {
        plaintext = default;
        if (!_ice.IsValidated(from))
        {
            _counters.UnknownAddress++;
            return DatagramKind.None;
        }

        if (_receiver is null)
        {
            _counters.Untimely++;
            return DatagramKind.None;
        }

        // RFC 5761 §4
        var isRtcp = datagram.Length > 1 && datagram[1] is >= 192 and <= 223;
        var verdict = isRtcp ? _receiver.UnprotectRtcp(datagram, out var length) : _receiver.UnprotectRtp(datagram, out length);
        if (verdict != SrtpVerdict.Accepted)
        {
            CountDropped(verdict);
            return DatagramKind.None;
        }

        _counters.PacketsReceived++;
        NoteAuthentic(now);
        plaintext = datagram[..length];
        return isRtcp ? DatagramKind.Rtcp : DatagramKind.Rtp;
    }

    private void DrainIce(MediaTime now)
    {
        while (_ice.TryGetEvent(out var e))
        {
            // What one address has sent allows nothing towards another.
            _handshakeAllowance = e.Kind == IceEventKind.Selected ? 0 : _handshakeAllowance;
            var kind = e.Kind switch
            {
                IceEventKind.Validated => PeerEventKind.AddressValidated,
                IceEventKind.Selected => PeerEventKind.AddressChanged,
                IceEventKind.Restarted => PeerEventKind.Restarted,
                _ => PeerEventKind.AddressExpired,
            };
            _events.Enqueue(new PeerEvent(kind, e.Endpoint));
        }

        if (State == PeerState.New && !_ice.Selected.IsEmpty)
        {
            TransitionTo(PeerState.Connecting, PeerReason.Authenticated);
            _dtls.Start(now);
        }
    }

    private void FollowDtls(MediaTime now)
    {
        switch (_dtls.State)
        {
            case DtlsState.Connected when _sender is null:
                (_sender, _receiver) = _dtls.MakeSrtpSessions();
                _lastAuthentic = now;
                TransitionTo(PeerState.Connected, PeerReason.HandshakeFinished);
                break;
            case DtlsState.Closed:
                TransitionTo(PeerState.Closed, _dtls.Reason);
                break;
            case DtlsState.Failed:
                TransitionTo(PeerState.Failed, _dtls.Reason);
                break;
        }
    }

    private void NoteAuthentic(MediaTime now)
    {
        _lastAuthentic = now;
        if (State == PeerState.Disconnected)
        {
            TransitionTo(PeerState.Connected, PeerReason.Authenticated);
        }
    }

    private void TransitionTo(PeerState next, PeerReason reason)
    {
        Debug.Assert(!IsOver, "Failed and Closed are final.");
        var previous = State;
        State = next;
        switch (next)
        {
            case PeerState.Connected:
                var isBack = previous == PeerState.Disconnected;
                _events.Enqueue(new PeerEvent(isBack ? PeerEventKind.Recovered : PeerEventKind.Connected, RemoteEndpoint, reason));
                break;
            case PeerState.Disconnected:
                _events.Enqueue(new PeerEvent(PeerEventKind.Disconnected, RemoteEndpoint, reason));
                break;
            case PeerState.Failed:
                _ice.Stop();
                _events.Enqueue(new PeerEvent(PeerEventKind.Failed, RemoteEndpoint, reason));
                break;
            case PeerState.Closed:
                _ice.Stop();
                _events.Enqueue(new PeerEvent(PeerEventKind.Closed, RemoteEndpoint, reason));
                break;
        }
    }

    private int CountSent(SrtpVerdict verdict, int length)
    {
        switch (verdict)
        {
            case SrtpVerdict.Accepted:
                _counters.PacketsSent++;
                return length;
            case SrtpVerdict.Replayed:
                _counters.RepeatedSends++;
                return 0;
            default:
                CountDropped(verdict);
                return 0;
        }
    }

    private void CountDropped(SrtpVerdict verdict)
    {
        switch (verdict)
        {
            case SrtpVerdict.Replayed:
                _counters.Replayed++;
                break;
            case SrtpVerdict.Unauthentic:
                _counters.AuthenticationFailures++;
                break;
            case SrtpVerdict.TooManyStreams:
                _counters.TooManyStreams++;
                break;
            default:
                _counters.Malformed++;
                break;
        }
    }

    private static MediaTime Earliest(MediaTime a, MediaTime b) => a < b ? a : b;
}
