using System.Diagnostics.CodeAnalysis;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue.Day;

namespace Itog.Queue.Mailbox;

// Moving somebody to another auditorium. The mailbox that he leaves writes both streams: no mailbox ever waits for another one, and whichever of the
// two streams grew meanwhile makes the transaction fail, so that he is never in both queues and never in none.
public sealed partial class AuditoriumMailbox
{
    /// <summary>Null: one of the two streams knew more than we did, and nothing was written.</summary>
    private async Task<Outcome<Done>?> MoveAsync(DayCommand.MoveTicket command, Actor actor)
    {
        await RefreshMaterialsAsync();
        if (await _store.LoadOtherAsync(command.To, _materials, _stop.Token) is not { } other)
        {
            return Refusal.UnknownAuditorium;
        }

        if (_day.Ticket(command.Participant).MovedTo == command.To)
        {
            return Done.Yes;
        }

        var barred = await _store.BarAsync(command.To, command.Participant, _materials, _stop.Token);
        if (!SharingRules.Decide(_day, other, command, barred, _time.GetUtcNow()).TryGet(out var move, out var problem)
            || !(await _store.AppendMoveAsync(_day, other, move.Away, move.Here, actor, _stop.Token)).TryGet(out var written, out problem))
        {
            return problem;
        }

        if (!written)
        {
            return null;
        }

        _day = _day.Apply(move.Away);
        await RefreshMaterialsAsync();
        return Done.Yes;
    }

    [SuppressMessage("Design", "CA1031", Justification = "What cannot be read now is read before the next command is written.")]
    private async Task<Outcome<Done>> ReloadAsync()
    {
        try
        {
            await RefreshMaterialsAsync();
            _day = await _store.LoadAsync(_materials.Plan, _stop.Token);
            return Done.Yes;
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            LogNotHandled(e, nameof(ReloadAsync));
            return NotSaved;
        }
    }
}
