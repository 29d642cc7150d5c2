using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests.Simulation;

/// <summary>What must hold in every call, whatever the network does.</summary>
internal static class Invariants
{
    /// <summary>To both browsers together: feedback each 60 ms, a report a second, and requests for what is missing each tick at most.</summary>
    public const double MostReportsPerSecond = 2 * 90;

    /// <summary>
    /// To both browsers together: sound and picture of one another, feedback and reports, and once more as much for what is asked for again,
    /// be it lost or only late.
    /// </summary>
    public const double MostDatagramsPerSecond = 2 * (50 + 75 + 15 + 1) * 2;

    /// <summary>What a browser got: authentic, once, in order, and pictures from a key frame on.</summary>
    public static void HoldForReceived(RandomCall.Participation side)
    {
        foreach (var browser in side.Browsers)
        {
            foreach (var slot in Slots(side.Seat))
            {
                var received = browser.Get(slot);
                received.Where(r => !r.Recovered).Select(r => r.Sequence.Value).GroupBy(n => n).Should().OnlyContain(g => g.Count() <= 1 + (received.Count / 60_000), "nothing comes twice");
                HoldForOrder(received, slot);
            }
        }
    }

    /// <summary>What the recorder got: authentic, and each packet once.</summary>
    public static void HoldForRecorded(RecordingSubscriber recorder, IEnumerable<RandomCall.Participation> sides)
    {
        var sent = sides.SelectMany(s => s.SentUnits()).ToHashSet();
        recorder.Packets.Should().OnlyContain(p => sent.Contains(RandomCall.Participation.UnitOf(p.Slot.Source, p.Payload)), "what is recorded was sent");
        recorder.Packets.Select(p => RandomCall.Participation.UnitOf(p.Slot.Source, p.Payload)).Should().OnlyHaveUniqueItems("nothing is recorded twice");
    }

    /// <summary>Reports tell the truth, within what their fields can say.</summary>
    public static void HoldForReports(RandomCall.Participation side, RandomCall call)
    {
        foreach (var browser in side.Browsers)
        {
            var sent = browser.Published.ToDictionary(t => t.Ssrc, t => t.Payloads.Count);
            browser.ReportBlocksReceived.Should().OnlyContain(b => b.CumulativeLost <= sent[b.Source] && b.CumulativeLost >= -sent[b.Source], "no more is lost than was sent");
            browser.ReportBlocksReceived.Should().OnlyContain(b => b.Jitter < 90_000 * 20L, "jitter is less than the longest silence");
            browser.Plis.Should().BeLessThan(20 + (4 * (int)(call.Conference.Now - side.EnteredAt).TotalSeconds) + (side.Browsers.Count * 400), "key frames are asked for at most each 300 ms");
        }

        var members = call.Conference.Core.Statistics(call.Conference.Now, VirtualConference.Room).Members;
        var member = members.Single(m => m.Member == side.Browser.Id);
        if (member.RoundTripMs is { } roundTrip)
        {
            roundTrip.Should().BeInRange(0, side.Conditions.LongestRoundTrip.TotalMilliseconds + 100, "the round trip is that of the network");
        }

        member.Tracks.Should().OnlyContain(t => t.LossPercent >= 0 && t.LossPercent <= 100 && t.BitrateBps >= 0);
    }

    /// <summary>Since the period began, all but little of what one said has reached the other and the recorder.</summary>
    public static void IsHeard(RandomCall.Participation speaker, RandomCall.Participation by, RecordingSubscriber recorder)
    {
        var track = speaker.Browser.Tracks[TrackSource.Microphone];
        var slot = new Slot(speaker.Seat, TrackSource.Microphone);

        // What was said last may still be on its way.
        var said = track.Payloads.Skip(speaker.UnitsBefore).SkipLast(50).Select(p => RandomCall.Participation.UnitOf(track.Source, p)).ToArray();
        said.Length.Should().BeGreaterThan(100, "the speaker spoke");
        var recorded = recorder.Of(slot).Select(p => RandomCall.Participation.UnitOf(track.Source, p.Payload)).ToHashSet();
        Share(said, recorded).Should().BeGreaterThan(LeastShare(speaker.Conditions.Up, 1), "the record is complete");
        var heard = by.Browser.Get(slot).Select(p => RandomCall.Participation.UnitOf(track.Source, p.Payload)).ToHashSet();
        Share(said, heard).Should().BeGreaterThan(LeastShare(speaker.Conditions.Up, 1) + LeastShare(by.Conditions.Down, 1) - 1, "the other one hears");
    }

    /// <summary>Since the period began, the picture came almost without holes.</summary>
    public static void IsSeen(RandomCall.Participation speaker, RandomCall.Participation by)
    {
        var slot = new Slot(speaker.Seat, TrackSource.Camera);
        var received = by.Browser.Get(slot);
        var all = InOrder(received);
        var earlier = received.Take(by.ReceivedBefore[slot]).ToHashSet();
        var from = all.Where(r => earlier.Contains(r.Packet)).Select(r => r.Number).DefaultIfEmpty(-1).Max();

        // What comes again at first was lost in the trouble before the period, and may have been too old to be kept.
        var numbers = all.Where(r => r.Number > from).SkipWhile(r => r.Packet.Recovered).Select(r => r.Number).Distinct().SkipLast(50).ToArray();
        numbers.Length.Should().BeGreaterThan(50, "the picture flows");
        ((double)numbers.Length / (numbers[^1] - numbers[0] + 1)).Should().BeGreaterThan(LeastShare(speaker.Conditions.Up, 1) + LeastShare(by.Conditions.Down, 1) - 1, "holes are filled, but not {0}", Holes(numbers));
    }

    /// <summary>
    /// A lost packet is asked for until it is of no use; it stays lost when the request or the answer is lost each time. Bursts and a full
    /// queue take their part on top.
    /// </summary>
    private static double LeastShare(Itog.Simulation.NetworkPath path, int ways)
    {
        var bursts = path.BurstsPerSecond * path.BurstLength.TotalSeconds;
        return 1 - (ways * ((0.25 * (path.Loss + path.Corruption)) + bursts + (path.Bottleneck is null ? 0 : 0.02) + 0.01));
    }

    private static string Holes(long[] numbers) => string.Join(", ", numbers.Zip(numbers.Skip(1))
        .Where(pair => pair.Second - pair.First > 1)
        .Select(pair => $"{pair.Second - pair.First - 1} at {pair.First + 1 - numbers[0]} of {numbers[^1] - numbers[0] + 1}"));

    private static double Share((uint, uint)[] said, HashSet<(uint, uint)> got) => (double)said.Count(got.Contains) / said.Length;

    /// <summary>By sequence number, units of one stream of the publisher rise, and time does not run backwards.</summary>
    private static void HoldForOrder(IReadOnlyList<TestBrowser.Received> received, Slot slot)
    {
        (uint Ssrc, uint Unit)? last = null;
        RtpTimestamp? time = null;
        long? number = null;
        foreach (var (next, packet) in InOrder(received))
        {
            // What came first may be lost for good: then nobody can tell what it was.
            var isDamaged = number is null || next != number + 1;
            number = next;
            var unit = RandomCall.Participation.UnitOf(slot.Source, packet.Payload);
            if (last is { } before && before.Ssrc == unit.Ssrc)
            {
                unit.Unit.Should().BeGreaterThanOrEqualTo(before.Unit, "the sequence restores the order");
            }
            else if (slot.Source == TrackSource.Camera && !isDamaged)
            {
                IsKeyFrame(packet.Payload).Should().BeTrue("a picture of another source begins with a key frame");
            }

            if (time is { } earlier)
            {
                packet.Timestamp.DistanceFrom(earlier).Should().BeGreaterThanOrEqualTo(0, "time does not run backwards");
            }

            (last, time) = (unit, packet.Timestamp);
        }
    }

    private static List<(long Number, TestBrowser.Received Packet)> InOrder(IReadOnlyList<TestBrowser.Received> received)
    {
        var unwrapper = default(SequenceUnwrapper);
        return [.. received.Select(r => (Number: unwrapper.Unwrap(r.Sequence), Packet: r)).OrderBy(r => r.Number)];
    }

    private static bool IsKeyFrame(byte[] payload) => Vp8Descriptor.TryParse(payload, out var descriptor) && descriptor.StartsKeyFrame;

    private static IEnumerable<Slot> Slots(Seat side)
    {
        var other = side == Seat.Participant ? Seat.Interlocutor : Seat.Participant;
        return [new(other, TrackSource.Microphone), new(other, TrackSource.Camera)];
    }
}
