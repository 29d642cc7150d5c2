using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Congestion;

public class CongestionAllocationTests
{
    [Fact]
    public void Packets_feedback_probes_and_pacing_allocate_nothing()
    {
        var controller = new CongestionController(new CongestionOptions());
        var pacer = new Pacer<int>();
        var recorder = new TransportFeedbackRecorder();
        var buffer = new byte[1400];

        // The runtime's own allocations, when it compiles what is run for the first time, are not ours.
        Run(0, 20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(20_000, 60_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);

        void Run(int from, int until)
        {
            for (var now = from; now < until; now++)
            {
                var time = MediaTime.FromMilliseconds(now);
                controller.HandleTimeout(time);
                pacer.SetTarget(controller.TargetBitsPerSecond);
                if (now % 4 == 0 && !pacer.TryPass(PacerPriority.Focus, time))
                {
                    pacer.TryQueue(now, 1000, PacerPriority.Focus, time);
                }

                while (pacer.TryRelease(time, out _) || (now % 4 == 0 && pacer.Count == 0 && pacer.TryPass(PacerPriority.Focus, time)))
                {
                    Send(now, 1000);
                }

                while (controller.TryTakeProbe(time, out var bytes))
                {
                    Send(now, bytes);
                }

                controller.OnUnnumberedSent(100, time);
                Feed(time);
            }
        }

        void Send(int now, int bytes)
        {
            var time = MediaTime.FromMilliseconds(now);
            if (controller.NextTransportSequence % 20 != 0)
            {
                recorder.OnPacket(controller.NextTransportSequence, default, MediaTime.FromMilliseconds(now + 20));
            }

            controller.OnPacketSent(bytes, time);
            pacer.OnSent(bytes, time);
        }

        void Feed(MediaTime now)
        {
            while (recorder.NextDue <= now)
            {
                var writer = new RtcpWriter(buffer);
                if (!recorder.TryWrite(ref writer, default, now) || !RtcpReader.TryCreate(writer.Written, out var reader))
                {
                    return;
                }

                foreach (var packet in reader)
                {
                    if (TransportFeedback.TryParse(packet, out var feedback))
                    {
                        controller.OnTransportFeedback(feedback, now);
                    }
                }
            }
        }
    }
}
