using Itog.Conference;
using Itog.Recorder.Journal;

namespace Itog.Recorder.Quality;

/// <summary>The live verdict on a recording: a meter for each of its two sides. Owned by its recording and used under its lock.</summary>
/// <param name="answering">Whose voice is the participant's answer; null when nobody's is, and then only the interlocutor is watched.</param>
internal sealed class LiveWatch(Seat? answering)
{
    private readonly Dictionary<Seat, LiveMeter> _sides = answering is null
        ? new() { [Seat.Interlocutor] = new() }
        : new() { [Seat.Participant] = new(), [Seat.Interlocutor] = new() };

    public void Packet(in RingEntry entry)
    {
        var side = entry.Slot.Seat == answering ? Seat.Participant : entry.Slot.Seat == Seat.Interlocutor ? Seat.Interlocutor : (Seat?)null;
        if (side is { } watched && _sides.TryGetValue(watched, out var meter) && entry.Slot.Source == TrackSource.Microphone)
        {
            meter.Packet(entry);
        }
    }

    /// <summary>A stage began: is it one in which the participant answers?</summary>
    public void Mark(string kind, string label, long now)
    {
        if (kind == AnswerSpan.StageMark && _sides.TryGetValue(Seat.Participant, out var participant))
        {
            participant.AnswersSince = AnswerSpan.TaskOf(label) is null ? null : now;
        }
    }

    /// <summary>Once a second: what changed.</summary>
    public IEnumerable<(Seat Seat, SoundFault Fault, bool Present)> Tell(long now) =>
        [.. _sides.SelectMany(side => side.Value.Tell(now).Select(change => (side.Key, change.Fault, change.Present)))];

    /// <summary>The recording is switched off: nothing is wrong any more.</summary>
    public IEnumerable<(Seat Seat, SoundFault Fault, bool Present)> Over() =>
        [.. _sides.SelectMany(side => side.Value.Present.Select(fault => (side.Key, fault, false)))];
}
