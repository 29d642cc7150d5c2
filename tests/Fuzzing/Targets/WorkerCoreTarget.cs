using Itog.Conference;
using Itog.Conference.Tests.Virtual;
using Itog.Fuzzing.Engine;
using Itog.WebRtc;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// A media worker with two people in a call, and datagrams of strangers (and of whoever spoofs the address of one of them): all that the real
/// ones sent while they connected, and mutations of it. The call goes on.
/// </summary>
internal sealed class WorkerCoreTarget : FuzzTarget
{
    private const int LifeOfConference = 20_000;
    private const int Breath = 500;

    private readonly List<byte[]> _captured = [];
    private VirtualConference _conference = null!;
    private TestBrowser _child = null!;
    private TestBrowser _interlocutor = null!;
    private int _executions;

    public WorkerCoreTarget() => Begin();

    public override IEnumerable<byte[]> Seeds => [[], .. _captured];

    public override long MostAllocated(int inputLength) => 64L << 20;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (++_executions % LifeOfConference == 0)
        {
            _conference.Dispose();
            Begin();
        }

        var from = (_executions % 3) switch
        {
            0 => _child.Endpoint,
            1 => _interlocutor.Endpoint,
            _ => SocketEndpoint.FromBytes([203, 0, 113, (byte)(_executions % 100)], 5000),
        };
        var strays = _conference.Core.Strays;
        _conference.Core.HandleDatagram(_conference.Now, from, input);
        Violation.Unless(_conference.Core.IsRouted(_child.Endpoint) && _conference.Core.IsRouted(_interlocutor.Endpoint), "nobody else ends their connection");
        shape.Add(_conference.Core.Strays > strays);
        shape.Add(input.IsEmpty ? 0UL : (ulong)input[0] >> 3);
        shape.AddSize(input.Length);
        if (_executions % Breath == 0)
        {
            _conference.Run(TimeSpan.FromMilliseconds(60));
            var members = _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members;
            if (members.Count != 2 || members.Any(m => m.State != MemberState.Connected))
            {
                throw new Violation($"the call goes on: {string.Join("; ", members.Select(m => $"{m.Seat} {m.State}"))}; last {string.Join("; ", _conference.Events.TakeLast(3))}");
            }
        }

        return shape.Value;
    }

    public override void Dispose()
    {
        _conference.Dispose();
        base.Dispose();
    }

    private void Begin()
    {
        _conference = new VirtualConference();
        var isFirst = _captured.Count == 0;
        _conference.Loses = (toServer, datagram) =>
        {
            if (isFirst && toServer && _captured.Count < 64)
            {
                _captured.Add([.. datagram]);
            }

            return false;
        };
        _child = _conference.Enter("child", Seat.Participant);
        _interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();
        _child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.Run(TimeSpan.FromMilliseconds(200));
        isFirst = false;
    }
}
