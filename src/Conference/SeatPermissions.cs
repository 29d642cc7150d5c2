using System.Collections.Frozen;
using static Itog.Conference.Seat;
using static Itog.Conference.TrackSource;

namespace Itog.Conference;

/// <summary>
/// What the holder of a seat may publish and receive, and whether others see them in the roster.
/// The media worker enforces it at the join and again for every packet.
/// </summary>
public sealed record SeatPermissions(IReadOnlySet<TrackSource> Publish, IReadOnlySet<Slot> Receive, bool Hidden)
{
    private static readonly FrozenDictionary<Seat, SeatPermissions> BySeat = Enum.GetValues<Seat>().ToFrozenDictionary(s => s, Build);

    /// <summary>The permissions of a seat; the same object every time.</summary>
    public static SeatPermissions For(Seat seat) => BySeat[seat];

    /// <summary>Whether one member at most can hold the seat: two children must never meet in a room.</summary>
    public static bool IsExclusive(Seat seat) => seat is Participant or Interlocutor;

    private static SeatPermissions Build(Seat seat) => seat switch
    {
        Participant => Speaker([Microphone, Camera], hears: [Interlocutor, Assistant, SignInterpreter]),
        Interlocutor => Speaker([Microphone, Camera, Screen], hears: [Participant, Assistant, SignInterpreter]),
        Assistant => Speaker([Microphone, Camera], hears: [Participant, Interlocutor, SignInterpreter]),
        SignInterpreter => Speaker([Microphone, Camera], hears: [Participant, Interlocutor, Assistant]),
        Expert or Technician or Observer => new(
            FrozenSet<TrackSource>.Empty, Slots([Participant, Interlocutor, Assistant, SignInterpreter]), Hidden: true),
        _ => throw new ArgumentOutOfRangeException(nameof(seat), seat, null),
    };

    private static SeatPermissions Speaker(TrackSource[] publish, Seat[] hears) => new(publish.ToFrozenSet(), Slots(hears), Hidden: false);

    private static FrozenSet<Slot> Slots(Seat[] seats) =>
        seats.SelectMany(seat => Sources(seat).Select(source => new Slot(seat, source))).ToFrozenSet();

    // Only the interlocutor shares a screen: the КИМ.
    private static TrackSource[] Sources(Seat seat) => seat == Interlocutor ? [Microphone, Camera, Screen] : [Microphone, Camera];
}
