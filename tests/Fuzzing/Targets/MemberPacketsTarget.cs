using System.Buffers.Binary;
using Itog.Conference;
using Itog.Conference.Tests.Virtual;
using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// A member who has the keys, but sends nonsense by them: RTP of its own streams and of others, and RTCP. The room forwards, asks and reports
/// without harm, and whoever receives gets well-formed packets of streams that were announced.
/// </summary>
internal sealed class MemberPacketsTarget : FuzzTarget
{
    private const int LifeOfConference = 2_000;

    private readonly byte[] _packet = new byte[1500];
    private VirtualConference _conference = null!;
    private TestBrowser _child = null!;
    private TestBrowser _interlocutor = null!;
    private RecordingSubscriber _recorder = null!;
    private int _executions;
    private ushort _sequence;

    public MemberPacketsTarget() => Begin();

    public override int MaxLength => 1400;

    public override IEnumerable<byte[]> Seeds
    {
        get
        {
            foreach (var track in _child.Tracks.Values)
            {
                var isSound = track.Source == TrackSource.Microphone;
                foreach (var packet in isSound ? [RtpSeeds.Opus(1), RtpSeeds.Opus(2)] : new[] { RtpSeeds.Vp8(key: true), RtpSeeds.Vp8(key: false), RtpSeeds.Retransmission() })
                {
                    BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), packet[1] is 97 ? track.RtxSsrc.Value : track.Ssrc.Value);
                    yield return packet;
                }
            }

            foreach (var report in RtcpSeeds.All)
            {
                yield return report;
            }
        }
    }

    public override IReadOnlyList<byte[]> Tokens =>
        [.. _child.Tracks.Values.SelectMany(t => new[] { t.Ssrc.Value, t.RtxSsrc.Value }).Select(s => new[] { (byte)(s >> 24), (byte)(s >> 16), (byte)(s >> 8), (byte)s }), [0x90, 0x80], [0x9D, 0x01, 0x2A], [0xBE, 0xDE]];

    public override long MostAllocated(int inputLength) => 64L << 20;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (++_executions % LifeOfConference == 0)
        {
            _conference.Dispose();
            Begin();
        }

        var isRtcp = input.Length > 1 && input[1] is >= 192 and <= 223;
        Send(input, isRtcp);
        var (packets, datagrams) = (_recorder.Packets.Count, _interlocutor.DatagramsReceived);
        _conference.Run(TimeSpan.FromMilliseconds(1));
        shape.Add(isRtcp);
        shape.Add(_recorder.Packets.Count > packets);
        shape.AddSize(_interlocutor.DatagramsReceived - datagrams);
        shape.AddSize(_child.Plis);
        shape.AddSize(_child.NacksReceived);
        Violation.Unless(_interlocutor.DatagramsReceived - datagrams < 64, "one packet does not become a storm");
        if (_executions % 200 == 0)
        {
            var members = _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members;
            Violation.Unless(members.Count == 2 && members.All(m => m.State == MemberState.Connected), "the call goes on");
        }

        return shape.Value;
    }

    public override void Dispose()
    {
        _conference.Dispose();
        base.Dispose();
    }

    private void Send(ReadOnlySpan<byte> input, bool isRtcp)
    {
        if (isRtcp)
        {
            _child.SendRtcp(input);
            return;
        }

        if (input.Length < 12)
        {
            return;
        }

        // A number not used yet, mostly the next one, sometimes far ahead, so that SRTP lets it go.
        input.CopyTo(_packet);
        _sequence += (ushort)(input[3] < 8 ? 1 + ((input[2] << 8) & 0x3FFF) : 1 + (input[3] & 1));
        _packet[2] = (byte)(_sequence >> 8);
        _packet[3] = (byte)_sequence;
        _child.SendRtp(_packet.AsSpan(0, input.Length));
    }

    private void Begin()
    {
        _conference = new VirtualConference();
        _child = _conference.Enter("child", Seat.Participant);
        _interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _recorder = _conference.Attach();
        _conference.RunUntilConnected();
        _conference.Delay = TimeSpan.FromMilliseconds(0.1);
        _sequence = 1;
    }
}
