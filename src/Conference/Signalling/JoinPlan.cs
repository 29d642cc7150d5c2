using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Signalling;

/// <summary>
/// An offer checked against its table and its seat's permissions, with the answer ready: a plan cannot be made for anything the seat may not do.
/// Made on the caller's thread, since reading SDP is slow; carried out by a <see cref="Workers.WorkerCore"/>. Immutable.
/// </summary>
internal sealed class JoinPlan
{
    /// <summary>No seat can use more: four seats with at most three sources each to receive, three to publish.</summary>
    public const int MaxLines = 16;

    private JoinPlan(Seat seat, IceCredentials local, IceCredentials remote, Fingerprint remoteFingerprint, string answer, PlannedTrack[] tracks, PlannedSlot[] slots)
    {
        Seat = seat;
        Local = local;
        Remote = remote;
        RemoteFingerprint = remoteFingerprint;
        Answer = answer;
        Tracks = tracks;
        Slots = slots;
    }

    public Seat Seat { get; }
    public IceCredentials Local { get; }
    public IceCredentials Remote { get; }
    public Fingerprint RemoteFingerprint { get; }
    public string Answer { get; }
    public IReadOnlyList<PlannedTrack> Tracks { get; }
    public IReadOnlyList<PlannedSlot> Slots { get; }

    /// <summary>Reads and checks an offer; false with the first reason to refuse it.</summary>
    public static bool TryCreate(
        Seat seat,
        JoinOffer offer,
        JoinTerms terms,
        [NotNullWhen(true)] out JoinPlan? plan,
        [NotNullWhen(false)] out JoinRefusal? refusal)
    {
        plan = null;
        if (!TryRead(offer, terms, out var description, out refusal)
            || !OfferTable.TryMatch(seat, offer, description, out var rows, out refusal)
            || !HasFingerprint(description, out refusal))
        {
            return false;
        }

        var local = IceCredentials.Create();
        var decisions = new Decisions(rows);
        var options = new AnswerOptions
        {
            Ice = local,
            Fingerprint = terms.Fingerprint,
            Candidates = terms.Candidates,
            TcpCandidates = terms.TcpCandidates,
            Decide = decisions.Decide,
            AcceptSimulcast = true,
            SessionId = RandomNumberGenerator.GetInt32(int.MaxValue),
        };

        if (!SdpAnswer.TryCreate(description, options, out var answer, out var error))
        {
            refusal = new JoinRefusal(error == SdpAnswer.NothingAccepted ? JoinRefusal.NoCodec : JoinRefusal.MalformedOffer, error!.ToString());
            return false;
        }

        foreach (var media in answer!.Media)
        {
            if (media.Codec is null && rows.ContainsKey(media.Mid))
            {
                refusal = new JoinRefusal(JoinRefusal.NoCodec, $"The line {media.Mid} offers neither Opus nor VP8.");
                return false;
            }
        }

        plan = new JoinPlan(
            seat, local, answer.RemoteIce, answer.RemoteFingerprint, answer.Description.ToString(), decisions.Tracks(answer.Media), decisions.Slots(answer.Media));
        return true;
    }

    private static bool TryRead(
        JoinOffer offer,
        JoinTerms terms,
        [NotNullWhen(true)] out SessionDescription? description,
        [NotNullWhen(false)] out JoinRefusal? refusal)
    {
        description = null;
        refusal = null;
        if (offer.Sdp.Length > terms.MaxOfferLength)
        {
            refusal = new JoinRefusal(JoinRefusal.OfferTooLarge, $"The offer has {offer.Sdp.Length} characters; {terms.MaxOfferLength} are allowed.");
        }
        else if (offer.Lines.Count > MaxLines)
        {
            refusal = new JoinRefusal(JoinRefusal.TooManyLines, $"The table has {offer.Lines.Count} rows; {MaxLines} are allowed.");
        }
        else if (!SessionDescription.TryParse(offer.Sdp, out description, out var error))
        {
            refusal = new JoinRefusal(CodeOf(offer.Sdp, error!), error!.ToString());
        }
        else if (description!.Media.Count > MaxLines)
        {
            refusal = new JoinRefusal(JoinRefusal.TooManyLines, $"The offer has {description.Media.Count} m-lines; {MaxLines} are allowed.");
        }

        return refusal is null;
    }

    // RFC 8122 §5. With BUNDLE (RFC 9143 §7.1.3) one line's fingerprint counts for all; the answer tells which.
    private static bool HasFingerprint(SessionDescription description, [NotNullWhen(false)] out JoinRefusal? refusal)
    {
        var any = description.Media.Any(m => m.Fingerprint is not null);
        refusal = any ? null : new JoinRefusal(JoinRefusal.BadFingerprint, "There is no a=fingerprint with a SHA-256 hash.");
        return any;
    }

    // What the parser says of a fingerprint line is about the fingerprint; all else is a malformed offer.
    private static string CodeOf(string sdp, SdpError error) =>
        error.Line > 0 && sdp.Split('\n', error.Line + 1) is { } lines && lines.Length >= error.Line
            && lines[error.Line - 1].StartsWith("a=fingerprint:", StringComparison.Ordinal)
            ? JoinRefusal.BadFingerprint
            : JoinRefusal.MalformedOffer;

    /// <summary>Decides each m-line of one offer by its row, choosing the SSRCs of what we send.</summary>
    private sealed class Decisions(IReadOnlyDictionary<string, MediaLine> rows)
    {
        private readonly Dictionary<string, MediaDecision.Send> _sends = [];
        private readonly HashSet<uint> _ssrcs = [0];

        public MediaDecision Decide(MediaDescription media)
        {
            if (media.Mid is null || !rows.TryGetValue(media.Mid, out var row))
            {
                return new MediaDecision.Reject();
            }

            return row.Slot is { } slot ? _sends[media.Mid] = Send(slot) : new MediaDecision.Receive();
        }

        public PlannedTrack[] Tracks(IReadOnlyList<NegotiatedMedia> answered) =>
            [.. answered.Where(m => rows.TryGetValue(m.Mid, out var row) && row.Slot is null).Select(m => new PlannedTrack(rows[m.Mid].Source, m))];

        public PlannedSlot[] Slots(IReadOnlyList<NegotiatedMedia> answered) =>
            [.. answered.Where(m => _sends.ContainsKey(m.Mid)).Select(m => Plan(rows[m.Mid].Slot!.Value, _sends[m.Mid], m))];

        private static PlannedSlot Plan(Slot slot, MediaDecision.Send send, NegotiatedMedia media) =>
            new(slot, send.Ssrc, send.Rtx, send.CanonicalName, media);

        // The screen has a stream of its own: a receiver must not hold the voice back to keep it in step with slides.
        private MediaDecision.Send Send(Slot slot)
        {
            var track = slot.ToString().Replace('/', '-');
            var stream = slot.Source == TrackSource.Screen ? track : track[..track.IndexOf('-', StringComparison.Ordinal)];
            return new MediaDecision.Send(NewSsrc(), NewSsrc(), stream, stream, track);
        }

        private Ssrc NewSsrc()
        {
            uint value;
            do
            {
                value = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
            }
            while (!_ssrcs.Add(value));

            return new Ssrc(value);
        }
    }
}
