using Itog.Conference;
using Itog.Recorder.Journal;

namespace Itog.Recorder.Quality;

/// <summary>The live verdict on a recording: a meter for each of its two sides. Owned by its recording and used under its lock.</summary>
internal sealed class LiveWatch
{
    private readonly Dictionary<Seat, LiveMeter> _sides = new() { [Seat.Participant] = new(), [Seat.Interlocutor] = new() };

    public void Packet(in RingEntry entry)
    {
        if (_sides.TryGetValue(entry.Slot.Seat, out var meter) && entry.Slot.Source == TrackSource.Microphone)
        {
            meter.Packet(entry);
        }
    }

    /// <summary>A stage began: is it one in which the participant answers?</summary>
    public void Mark(string kind, string label, long now)
    {
        if (kind == AnswerSpan.StageMark)
        {
            _sides[Seat.Participant].AnswersSince = AnswerSpan.TaskOf(label) is null ? null : now;
        }
    }

    /// <summary>Once a second: what changed.</summary>
    public IEnumerable<(Seat Seat, SoundFault Fault, bool Present)> Tell(long now) =>
        [.. _sides.SelectMany(side => side.Value.Tell(now).Select(change => (side.Key, change.Fault, change.Present)))];

    /// <summary>The recording is switched off: nothing is wrong any more.</summary>
    public IEnumerable<(Seat Seat, SoundFault Fault, bool Present)> Over() =>
        [.. _sides.SelectMany(side => side.Value.Present.Select(fault => (side.Key, fault, false)))];
}
