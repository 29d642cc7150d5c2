using System.Text.Json;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls about extra minutes and the written form.
public sealed partial class QueueHub
{
    /// <summary>Saves an answer in writing as a whole; <paramref name="after"/> is the revision that the page knew, 0 before the first.</summary>
    public Task<CallOutcome> WriteAnswer(JsonElement task, JsonElement after, JsonElement text) => SendAsync([Page.Participant], page =>
        Arguments.Number(task, "task", 1, 4).Then(number =>
            Arguments.Number(after, "after", 0, int.MaxValue - 1).Then(known =>
                Arguments.Text(text, "text", HubLimits.AnswerLength).Then<DayCommand>(words => new DayCommand.WriteAnswer(page.Pass.Person, number, known, words)))));

    /// <summary>Puts a question of the dialogue to somebody who answers in writing.</summary>
    public Task<CallOutcome> AskInWriting(JsonElement text) => SendAsync([Page.Station], _ =>
        Arguments.Text(text, "text", HubLimits.TextLength).Then<DayCommand>(question => new DayCommand.AskInWriting(question)));

    /// <summary>Begins a pause out of the extra minutes: the participant takes it himself, or the station for him.</summary>
    public Task<CallOutcome> BeginRest() => SendAsync([Page.Participant, Page.Station], page => new DayCommand.BeginRest(AskerOf(page)));

    public Task<CallOutcome> EndRest() => SendAsync([Page.Participant, Page.Station], page => new DayCommand.EndRest(AskerOf(page)));

    private static Guid? AskerOf(PageConnection page) => page.Pass.Page == Page.Participant ? page.Pass.Person : null;
}
