using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Itog.WebRtc.Srtp;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// One DTLS 1.2 association with use_srtp (RFC 5764), by OpenSSL over memory buffers. A <see cref="Peer"/> owns it; one thread.
/// </summary>
/// <remarks>
/// OpenSSL's retransmission timer reads the wall clock, so a server's is put to sleep; the flights are sent again from here,
/// by the time that the caller gives. A client's goes on beside ours, because only OpenSSL can encrypt a Finished again,
/// without which some servers do not repeat their last flight. RFC 6347 §4.2.4:
/// <code>
///   SENDING ──flight sent, timer set──► WAITING ──timeout──► flight sent again, timer doubled
///                                          │──next flight read──► SENDING, or FINISHED
///   FINISHED ──retransmission read──► last flight sent again
/// </code>
/// </remarks>
public sealed unsafe class DtlsConnection : CriticalFinalizerObject, IDisposable
{
    private const int MaxDatagram = 16 * 1024;

    // RFC 6347 §4.2.4.1 says 1 s, but allows less for time-sensitive applications; browsers begin with 50 ms.
    private static readonly TimeSpan FirstTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Our last flight is not sent again sooner than this: no remote's timer is faster.</summary>
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromMilliseconds(50);

    private readonly DtlsIntake _intake = new();
    private readonly DtlsFlight _flight = new();
    private readonly DtlsRole _role;
    private readonly Fingerprint _remoteFingerprint;
    private readonly DtlsCertificate _certificate;
    private nint _readBio;
    private nint _writeBio;
    private nint _ssl;
    private MediaTime _nextRepeat;
    private bool _isDisposed;
    private TimeSpan _timeout = FirstTimeout;

    public DtlsConnection(DtlsCertificate certificate, DtlsRole role, Fingerprint remoteFingerprint)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        _certificate = certificate;
        _role = role;
        _remoteFingerprint = remoteFingerprint;
    }

    ~DtlsConnection() => Free();

    public DtlsState State { get; private set; }

    /// <summary>Whether OpenSSL has made its part: with the first datagram, or with <see cref="Start"/>.</summary>
    internal bool IsOpen => _ssl != 0;

    /// <summary>Why it failed or closed.</summary>
    public PeerReason Reason { get; private set; }

    public MediaTime NextTimeout { get; private set; } = MediaTime.Never;

    /// <summary>How many times a flight has been sent again.</summary>
    public int Retransmissions { get; private set; }

    /// <summary>The profile agreed upon, once connected.</summary>
    public SrtpProfile Profile { get; private set; }

    /// <summary>Sends the ClientHello when the role is active; call once, when datagrams can be sent.</summary>
    public void Start(MediaTime now)
    {
        if (_role == DtlsRole.Active && State == DtlsState.Handshaking)
        {
            Open();
            Advance(now);
        }
    }

    /// <summary>Takes one datagram, which is not the same afterwards; never throws for what is in it.</summary>
    public void HandleDatagram(MediaTime now, Span<byte> datagram)
    {
        if (State is DtlsState.Closed or DtlsState.Failed)
        {
            return;
        }

        var wasConnected = State == DtlsState.Connected;
        datagram = _intake.Take(datagram, wasConnected);
        if (datagram.IsEmpty)
        {
            return;
        }

        Open();
        if (wasConnected)
        {
            _ = Libssl.AllocateBuffers(_ssl);
        }

        fixed (byte* bytes = datagram)
        {
            _ = Libssl.BioWrite(_readBio, bytes, datagram.Length);
        }

        var pending = _flight.Pending;
        Advance(now);

        // RFC 6347 §4.2.4: in the FINISHED state a retransmission means that our last flight was lost. Plain messages may be anybody's,
        // so they are believed seldom, and only when they are no small bait for a large answer.
        if (wasConnected
            && _role == DtlsRole.Passive
            && _flight.Pending == pending
            && now >= _nextRepeat
            && datagram.Length >= _flight.Length
            && DtlsIntake.HasPlainHandshake(datagram))
        {
            Retransmissions++;
            _nextRepeat = now + RepeatInterval;
            _flight.Repeat();
        }

        if (State == DtlsState.Connected)
        {
            _ = Libssl.FreeBuffers(_ssl); // There is seldom anything more to read: an hour's call need not hold them.
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        if (now < NextTimeout || State != DtlsState.Handshaking)
        {
            return;
        }

        // What still waits to be sent is not sent twice.
        if (_flight.Pending == 0)
        {
            Retransmissions++;
            if (!RetransmitByOpenSsl())
            {
                _flight.Repeat();
            }
        }

        _timeout = _timeout * 2 < LongestTimeout ? _timeout * 2 : LongestTimeout;
        NextTimeout = now + _timeout;
    }

    /// <summary>The length of the next datagram to send, 1200 bytes at most; 0 when there is none.</summary>
    public int NextLength => _flight.NextLength;

    /// <summary>The next datagram to send.</summary>
    public bool TryGetTransmit(Span<byte> buffer, out int length) => _flight.TryTake(buffer, out length);

    /// <summary>Makes the SRTP sessions from the exporter "EXTRACTOR-dtls_srtp" (RFC 5764 §4.2). Only when connected.</summary>
    public (SrtpSender Sender, SrtpReceiver Receiver) MakeSrtpSessions()
    {
        if (State != DtlsState.Connected)
        {
            throw new InvalidOperationException("There are no keys before the handshake is finished.");
        }

        // client_write_key | server_write_key | client_write_salt | server_write_salt
        const int key = SrtpKeys.MasterKeyLength;
        var salt = SrtpKeys.SaltLength(Profile);
        Span<byte> material = stackalloc byte[2 * (key + salt)];
        Export(material);
        var client = (Key: material[..key].ToArray(), Salt: material.Slice(2 * key, salt).ToArray());
        var server = (Key: material.Slice(key, key).ToArray(), Salt: material[((2 * key) + salt)..].ToArray());
        var (local, remote) = _role == DtlsRole.Active ? (client, server) : (server, client);

        var keys = new[]
        {
            SrtpKeys.ForRtp(Profile, local.Key, local.Salt), SrtpKeys.ForRtcp(Profile, local.Key, local.Salt),
            SrtpKeys.ForRtp(Profile, remote.Key, remote.Salt), SrtpKeys.ForRtcp(Profile, remote.Key, remote.Salt),
        };
        var sessions = (new SrtpSender(keys[0], keys[1]), new SrtpReceiver(keys[2], keys[3]));
        Array.ForEach(keys, static x => x.Clear());
        foreach (var secret in new[] { client.Key, client.Salt, server.Key, server.Salt })
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        CryptographicOperations.ZeroMemory(material);
        return sessions;
    }

    /// <summary>Says close_notify, if there is an association to close.</summary>
    public void Close()
    {
        if (State == DtlsState.Connected)
        {
            Libssl.ClearErrors();
            _ = Libssl.AllocateBuffers(_ssl);
            _ = Libssl.Shutdown(_ssl);
            _ = Collect();
        }

        if (State is DtlsState.Handshaking or DtlsState.Connected)
        {
            TransitionTo(DtlsState.Closed, PeerReason.ClosedLocally);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        Free();
        GC.SuppressFinalize(this);
    }

    // Not before it is needed: a remote that never comes costs nothing of OpenSSL's memory.
    private void Open()
    {
        if (_ssl != 0)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _ssl = Libssl.New(_certificate.Context);
        if (_ssl == 0)
        {
            throw new CryptographicException("OpenSSL makes no DTLS connection.");
        }

        GC.KeepAlive(_certificate);
        _readBio = Libssl.NewMemoryBio();
        _writeBio = Libssl.NewMemoryBio();
        Libssl.SetBio(_ssl, _readBio, _writeBio);
        _ = Libssl.Control(_ssl, Libssl.ControlSetMtu, DtlsFlight.MaxDatagramLength, 0);
        if (_role == DtlsRole.Active)
        {
            Libssl.SetTimerCallback(_ssl, &Libssl.ASecondDoubled);
            Libssl.SetConnectState(_ssl);
        }
        else
        {
            Libssl.SetTimerCallback(_ssl, &Libssl.AnHour);
            Libssl.SetAcceptState(_ssl);
        }
    }

    private void Advance(MediaTime now)
    {
        if (State == DtlsState.Handshaking)
        {
            ContinueHandshake();
        }

        if (State == DtlsState.Connected)
        {
            ReadAlerts();
        }

        if (Collect() && State == DtlsState.Handshaking)
        {
            _timeout = FirstTimeout;
            NextTimeout = now + _timeout;
        }

        GC.KeepAlive(this);
    }

    private void ContinueHandshake()
    {
        Libssl.ClearErrors();
        var result = Libssl.DoHandshake(_ssl);
        if (result == 1)
        {
            Finish();
            return;
        }

        if (Libssl.GetError(_ssl, result) is not (Libssl.ErrorWantRead or Libssl.ErrorWantWrite))
        {
            TransitionTo(DtlsState.Failed, PeerReason.HandshakeRefused);
        }
    }

    private void Finish()
    {
        // The profile is at offset 8, behind the pointer to its name.
        var selected = Libssl.GetSelectedSrtpProfile(_ssl);
        Profile = selected == 0 ? SrtpProfile.None : (SrtpProfile)(int)Marshal.ReadIntPtr(selected, nint.Size);
        if (Profile is not (SrtpProfile.AeadAes128Gcm or SrtpProfile.AesCm128HmacSha1Tag80))
        {
            TransitionTo(DtlsState.Failed, PeerReason.NoSrtpProfile);
        }
        else if (!HasPromisedCertificate())
        {
            _ = Libssl.Shutdown(_ssl);
            TransitionTo(DtlsState.Failed, PeerReason.FingerprintMismatch);
        }
        else
        {
            TransitionTo(DtlsState.Connected, PeerReason.HandshakeFinished);
        }
    }

    /// <summary>RFC 5763 §5: the certificate must be the one whose fingerprint came by signalling.</summary>
    private bool HasPromisedCertificate()
    {
        var certificate = Libssl.GetPeerCertificate(_ssl);
        if (certificate == 0)
        {
            return false;
        }

        try
        {
            var length = Libssl.EncodeCertificate(certificate, null);
            if (length <= 0)
            {
                return false;
            }

            var der = new byte[length];
            fixed (byte* bytes = der)
            {
                var cursor = bytes; // i2d moves it on
                _ = Libssl.EncodeCertificate(certificate, &cursor);
            }

            return Fingerprint.OfCertificate(der) == _remoteFingerprint;
        }
        finally
        {
            Libssl.FreeCertificate(certificate);
        }
    }

    private bool RetransmitByOpenSsl()
    {
        Libssl.ClearErrors();
        _ = Libssl.Control(_ssl, Libssl.ControlHandleTimeout, 0, 0);
        return Collect();
    }

    /// <summary>Reads close_notify and fatal alerts. Application data has no place here, as there is no SCTP: it is dropped.</summary>
    private void ReadAlerts()
    {
        var scratch = stackalloc byte[512];
        while (State == DtlsState.Connected)
        {
            Libssl.ClearErrors();
            var result = Libssl.Read(_ssl, scratch, 512);
            if (result > 0)
            {
                continue;
            }

            var error = Libssl.GetError(_ssl, result);
            if (error is Libssl.ErrorWantRead or Libssl.ErrorWantWrite)
            {
                return;
            }

            if (error == Libssl.ErrorZeroReturn)
            {
                _ = Libssl.Shutdown(_ssl); // A close_notify is answered with one (RFC 5246 §7.2.1).
            }

            TransitionTo(DtlsState.Closed, PeerReason.ClosedByRemote);
        }
    }

    /// <summary>Takes what OpenSSL has written; true when it is a flight of the handshake.</summary>
    private bool Collect()
    {
        Span<byte> output = stackalloc byte[MaxDatagram];
        var length = 0;
        fixed (byte* bytes = output)
        {
            int read;
            while (length < MaxDatagram && (read = Libssl.BioRead(_writeBio, bytes + length, MaxDatagram - length)) > 0)
            {
                length += read;
            }
        }

        return length > 0 && _flight.Add(output[..length]);
    }

    private void Export(Span<byte> material)
    {
        var label = "EXTRACTOR-dtls_srtp"u8;
        fixed (byte* labelPointer = label)
        fixed (byte* output = material)
        {
            if (Libssl.ExportKeyingMaterial(_ssl, output, (nuint)material.Length, labelPointer, (nuint)label.Length, null, 0, 0) != 1)
            {
                throw new CryptographicException("OpenSSL exports no keys.");
            }
        }
    }

    private void TransitionTo(DtlsState next, PeerReason reason)
    {
        State = next;
        Reason = reason;
        NextTimeout = MediaTime.Never;
        if (_role == DtlsRole.Active || next != DtlsState.Connected)
        {
            _flight.Forget(); // Only the side that speaks last may have to speak again.
        }
    }

    private void Free()
    {
        if (_ssl != 0)
        {
            Libssl.Free(_ssl); // with both BIOs
            _ssl = 0;
        }
    }
}
