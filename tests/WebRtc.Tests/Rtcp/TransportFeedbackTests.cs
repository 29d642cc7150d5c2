using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtcp;

public class TransportFeedbackTests
{
    private static readonly Ssrc _us = new(1);
    private static readonly Ssrc _media = new(2);

    // The four examples of draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.3 and §3.1.4.
    [Theory]
    [InlineData(0b0_00_0000011011101, 221, "00000")]
    [InlineData(0b0_11_0000000011000, 24, "33333")]
    [InlineData(0b1_0_01111100011100, 14, "01111100011100")]
    [InlineData(0b1_1_00110101010000, 7, "0311100")]
    public void Reads_the_chunks_of_the_draft(int bits, int count, string symbols)
    {
        var chunk = new PacketStatusChunk((ushort)bits);
        chunk.Count.Should().Be(count);
        for (var i = 0; i < symbols.Length; i++)
        {
            ((int)chunk[i]).Should().Be(symbols[i] - '0');
        }
    }

    [Fact]
    public void Writes_the_chunks_of_the_draft()
    {
        PacketStatusChunk.Run(PacketStatus.NotReceived, 221).Should().Be(0b0_00_0000011011101);
        PacketStatusChunk.OneBit(Symbols("01111100011100")).Should().Be(0b1_0_01111100011100);
        PacketStatusChunk.TwoBit(Symbols("0311100")).Should().Be(0b1_1_00110101010000);
    }

    [Fact]
    public void Reads_deltas_of_both_sizes_after_the_reference_time()
    {
        // Base 0x7F, four packets, reference 1 · 64 ms: small delta 4, lost, small delta 8, large delta -4.
        var bytes = Convert.FromHexString("8FCD0006" + "00000001" + "00000002" + "007F0004" + "00000105" + "D180" + "04" + "08" + "FFFC" + "0000");
        RtcpReader.TryCreate(bytes, out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        TransportFeedback.TryParse(reader.Current, out var feedback).Should().BeTrue();
        feedback.Count.Should().Be(5);
        feedback.ReferenceTime.Should().Be(1);
        var arrivals = new List<PacketArrival>();
        foreach (var arrival in feedback)
        {
            arrivals.Add(arrival);
        }

        arrivals.Should().Equal(
            new PacketArrival(new(0x7F), true, 256 + 4),
            new PacketArrival(new(0x80), false, 0),
            new PacketArrival(new(0x81), true, 256 + 12),
            new PacketArrival(new(0x82), true, 256 + 8));
    }

    [Theory]
    [InlineData("007F0004" + "00000105" + "D180" + "0408", "a delta is missing")]
    [InlineData("007F0004" + "00000105", "the chunks are missing")]
    [InlineData("007F0004" + "00000105" + "0000" + "0000", "a run of length zero")]
    [InlineData("007F0004" + "00000105" + "6004" + "0000", "the reserved status")]
    public void Refuses_what_does_not_add_up(string control, string why)
    {
        var body = "00000001" + "00000002" + control;
        var bytes = Convert.FromHexString("8FCD" + (body.Length / 8).ToString("X4", System.Globalization.CultureInfo.InvariantCulture) + body);
        RtcpReader.TryCreate(bytes, out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        TransportFeedback.TryParse(reader.Current, out _).Should().BeFalse(why);
    }

    [Fact]
    public void Reports_every_arrival_of_random_patterns()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var recorder = new TransportFeedbackRecorder();
            var expected = new SortedDictionary<int, long>();
            var first = random.Next(65536);
            var count = random.Next(1, 400);
            var time = random.Next(1_000_000_000) * 1000L;
            var loss = random.NextDouble();
            for (var i = 0; i < count; i++)
            {
                time += random.Next(100) == 0 ? random.Next(2_000_000_000) : random.Next(3_000_000);
                if (i == 0 || random.NextDouble() >= loss)
                {
                    recorder.OnPacket((ushort)(first + i), _media, new MediaTime(time));
                    expected[i] = time / 250_000;
                }
            }

            var read = new SortedDictionary<int, long>();
            var writer = new RtcpWriter(new byte[8000]);
            while (recorder.TryWrite(ref writer, _us, new MediaTime(time)))
            {
            }

            recorder.NextDue.Should().Be(MediaTime.Never);
            RtcpReader.TryCreate(writer.Written, out var reader).Should().BeTrue();
            byte feedbacks = 0;
            foreach (var packet in reader)
            {
                TransportFeedback.TryParse(packet, out var feedback).Should().BeTrue();
                feedback.Sender.Should().Be(_us);
                feedback.Media.Should().Be(_media);
                feedback.Count.Should().Be(feedbacks++);
                foreach (var arrival in feedback)
                {
                    if (arrival.IsReceived)
                    {
                        read.Add(arrival.Sequence.DistanceFrom(new SequenceNumber((ushort)first)), arrival.Arrival);
                    }
                }
            }

            // The reference time has 24 bits, signed.
            var cycle = 1L << 32;
            read.Keys.Should().Equal(expected.Keys);
            read.Values.Select(value => ((value % cycle) + cycle) % cycle).Should().Equal(expected.Values.Select(value => value % cycle));
        }
    }

    [Fact]
    public void Reports_losses_between_two_feedbacks()
    {
        var recorder = new TransportFeedbackRecorder();
        recorder.OnPacket(10, _media, MediaTime.FromMilliseconds(0));
        Statuses(recorder).Should().Equal((10, true));
        recorder.OnPacket(14, _media, MediaTime.FromMilliseconds(60));
        Statuses(recorder).Should().Equal((11, false), (12, false), (13, false), (14, true));
    }

    [Fact]
    public void Reports_a_late_packet_after_all()
    {
        var recorder = new TransportFeedbackRecorder();
        recorder.OnPacket(10, _media, MediaTime.FromMilliseconds(0));
        recorder.OnPacket(12, _media, MediaTime.FromMilliseconds(1));
        Statuses(recorder).Should().Equal((10, true), (11, false), (12, true));
        recorder.OnPacket(11, _media, MediaTime.FromMilliseconds(70));
        Statuses(recorder).Should().Equal((11, true), (12, true));
    }

    [Fact]
    public void Is_due_an_interval_after_the_first_news_and_not_for_duplicates()
    {
        var recorder = new TransportFeedbackRecorder(TimeSpan.FromMilliseconds(50));
        recorder.NextDue.Should().Be(MediaTime.Never);
        recorder.OnPacket(10, _media, MediaTime.FromMilliseconds(7));
        recorder.OnPacket(11, _media, MediaTime.FromMilliseconds(20));
        recorder.NextDue.Should().Be(MediaTime.FromMilliseconds(57));
        Statuses(recorder).Should().HaveCount(2);
        recorder.OnPacket(11, _media, MediaTime.FromMilliseconds(90));
        recorder.NextDue.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void Begins_anew_after_a_jump_that_no_feedback_could_describe()
    {
        var recorder = new TransportFeedbackRecorder();
        recorder.OnPacket(10, _media, MediaTime.FromMilliseconds(0));
        recorder.OnPacket(20_000, _media, MediaTime.FromMilliseconds(1));
        Statuses(recorder).Should().Equal((20_000, true));
    }

    [Fact]
    public void Writing_feedback_allocates_nothing()
    {
        var recorder = new TransportFeedbackRecorder();
        var buffer = new byte[1200];
        ushort sequence = 0;
        Round(recorder, buffer, ref sequence);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Round(recorder, buffer, ref sequence);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        sequence.Should().Be(101 * 50);
    }

    private static void Round(TransportFeedbackRecorder recorder, byte[] buffer, ref ushort sequence)
    {
        for (var i = 0; i < 50; i++)
        {
            recorder.OnPacket(sequence++, _media, MediaTime.FromMilliseconds(sequence));
        }

        var writer = new RtcpWriter(buffer);
        while (recorder.TryWrite(ref writer, _us, MediaTime.FromMilliseconds(sequence)))
        {
        }
    }

    private static List<(int Sequence, bool IsReceived)> Statuses(TransportFeedbackRecorder recorder)
    {
        var writer = new RtcpWriter(new byte[1200]);
        recorder.TryWrite(ref writer, _us, MediaTime.FromMilliseconds(100)).Should().BeTrue();
        RtcpReader.TryCreate(writer.Written, out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        TransportFeedback.TryParse(reader.Current, out var feedback).Should().BeTrue();
        var statuses = new List<(int, bool)>();
        foreach (var arrival in feedback)
        {
            statuses.Add((arrival.Sequence.Value, arrival.IsReceived));
        }

        return statuses;
    }

    private static PacketStatus[] Symbols(string text) => [.. text.Select(digit => (PacketStatus)(digit - '0'))];
}
