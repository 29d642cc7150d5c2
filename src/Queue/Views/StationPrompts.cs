using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What the participant says to the recording at the running stage, and the words for one who forgot. Pure.</summary>
internal static class StationPrompts
{
    public static IReadOnlyList<PromptView> Of(AuditoriumSnapshot s)
    {
        if (s.Day.Current is not { Phase: AttemptPhase.InProgress } attempt)
        {
            return [];
        }

        var rule = s.Materials.Regulation.RuleOf(attempt.Stage);
        return [.. PromptRules.Of(s.Day.Plan, attempt).Select(what => View(what, rule.Task, attempt.Variant, attempt.Spoken.Contains(new SpokenMark(attempt.Stage, what))))];
    }

    private static PromptView View(Spoken what, int? task, int? variant, bool said) => what switch
    {
        Spoken.Name => new(what, "Фамилия, имя и отчество названы", "Назовите, пожалуйста, свои фамилию, имя и отчество.", said),
        Spoken.Variant => new(what, $"Вариант {variant} назван", "Назовите, пожалуйста, номер варианта.", said),
        _ => new(what, $"Номер задания назван: {task}", "Назовите, пожалуйста, номер задания.", said),
    };
}
