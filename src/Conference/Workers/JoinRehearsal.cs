using System.Globalization;
using System.Net;
using System.Text;
using Itog.Conference.Signalling;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Itog.Conference.Workers;

/// <summary>
/// Lets every seat join and leave a room of its own once before the first real one does, on a core that nobody hears: what a join takes is compiled then.
/// Otherwise the first people of the day would wait for it, all at the same time. Stateless; called at the start.
/// </summary>
internal static class JoinRehearsal
{
    private static readonly RoomId Room = new("rehearsal");

    public static void Run(ConferenceOptions options, DtlsCertificate certificate, TimeProvider time, MediaTime now)
    {
        var core = new WorkerCore(new WorkerContext
        {
            Options = options,
            Certificate = certificate,
            Outbox = new Outbox(new Nowhere()),
            WallClock = time,
            Origin = (time.GetUtcNow(), now),
            Events = new RoomEventFeed(),
            Logger = NullLogger.Instance,
        });
        var terms = new JoinTerms(certificate.Fingerprint, [new IPEndPoint(IPAddress.Loopback, 9)], [], options.MaxOfferLength);
        foreach (var seat in Enum.GetValues<Seat>())
        {
            if (!JoinPlan.TryCreate(seat, OfferOf(seat, certificate.Fingerprint), terms, out var plan, out var refusal))
            {
                throw new InvalidOperationException($"The rehearsal of the seat {seat} was refused: {refusal.Code}, {refusal.Detail}.");
            }

            core.Join(now, Room, new MemberId(seat.ToString()), plan);
        }

        core.HandleTimeout(now + WorkerCore.TickInterval);
        core.Statistics(now, Room);
        core.Stop(now);
    }

    private static JoinOffer OfferOf(Seat seat, Fingerprint fingerprint)
    {
        var permissions = SeatPermissions.For(seat);
        var lines = new List<MediaLine>();
        foreach (var source in permissions.Publish)
        {
            lines.Add(new MediaLine(Mid(lines.Count), MediaLineDirection.Publish, source));
        }

        foreach (var slot in permissions.Receive)
        {
            lines.Add(new MediaLine(Mid(lines.Count), MediaLineDirection.Receive, slot.Source, slot.Seat));
        }

        var ice = IceCredentials.Create();
        var text = new StringBuilder("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n")
            .Append(CultureInfo.InvariantCulture, $"a=group:BUNDLE {string.Join(' ', lines.Select(l => l.Mid))}\r\n");
        foreach (var line in lines)
        {
            var isSound = line.Source == TrackSource.Microphone;
            text.Append(isSound ? "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" : "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
                .Append("c=IN IP4 0.0.0.0\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=ice-ufrag:{ice.Ufrag}\r\na=ice-pwd:{ice.Password}\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=fingerprint:{fingerprint}\r\na=setup:actpass\r\na=mid:{line.Mid}\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=extmap:3 {RtpExtensionUri.TransportSequence}\r\na=extmap:4 {RtpExtensionUri.Mid}\r\n")
                .Append(line.Direction == MediaLineDirection.Publish ? "a=sendonly\r\n" : "a=recvonly\r\n")
                .Append("a=rtcp-mux\r\n")
                .Append(isSound
                    ? "a=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 transport-cc\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                    : "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 transport-cc\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n");
        }

        return new JoinOffer(text.ToString(), lines);
    }

    private static string Mid(int index) => index.ToString(CultureInfo.InvariantCulture);

    private sealed class Nowhere : IDatagramSink
    {
        public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
        {
        }

        public void Flush()
        {
        }
    }
}
