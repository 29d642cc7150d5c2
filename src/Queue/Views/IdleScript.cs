using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What the interlocutor does while nobody is in the room: what has become of the last one, whom to wait for, and how the day ends. Pure.</summary>
internal static class IdleScript
{
    public static ScriptView For(AuditoriumSnapshot s) => new([], s.Day.ConferenceOpen ? [.. Last(s.Day), .. Next(s)] : ["Дождитесь, пока технический специалист откроет подключение."]);

    private static IEnumerable<string> Last(AuditoriumDay day)
    {
        var last = day.Ended.LastOrDefault();
        var waits = last is not null && day.Line.Contains(last.Participant);
        if (last is { Phase: AttemptPhase.Finished, EndConfirmedAt: null, WithoutRecording: null })
        {
            yield return "Участник закончил и слушает запись на своей странице: вас он уже не видит и не слышит. Протокол подпишет эксперт.";
        }
        else if (last is { Phase: AttemptPhase.Finished, EndConfirmedAt: not null })
        {
            yield return "Участник прослушал запись и свободен. Протокол подпишет эксперт.";
        }
        else if (last is { Phase: AttemptPhase.TechnicalFailure } && waits)
        {
            yield return day.Ticket(last.Participant).Wish == Wish.Asked
                ? "После сбоя участник решает, отвечать ли ему сегодня. Если он сказал вам по телефону, отметьте это в его строке."
                : "После сбоя участник снова в очереди: пригласите его, когда подойдёт его место.";
        }
        else if (last is { Phase: AttemptPhase.Returned } && waits)
        {
            yield return "Участник вернулся в очередь и видит причину. Пригласите его, когда он будет готов.";
        }
        else if (last is { Phase: AttemptPhase.Unfinished or AttemptPhase.Removed })
        {
            yield return $"Позовите ответственного организатора: он составит акт ({(last.Phase == AttemptPhase.Removed ? "ИС-09" : "ИС-08")}). Эксперт подпишет протокол с отметкой.";
        }
    }

    private static IEnumerable<string> Next(AuditoriumSnapshot s)
    {
        var expected = s.Day.Plan.Schedule.Count(p => s.Day.AttemptCount(p.Id) == 0 && s.Day.Ticket(p.Id).ArrivedAt is null);
        var others = s.Materials.Regulation.SharedQueue.Value && s.Neighbours.Any(n => n.Next is not null);
        if (QueueRules.Next(s.Day, s.Now).Succeeded)
        {
            yield return "Когда будете готовы, нажмите «Пригласить следующего»: участник сразу увидит и услышит вас.";
        }
        else if (others && !QueueRules.InTurn(s.Day, s.Now).Any())
        {
            yield return "У вас никто не ждёт, а в другой аудитории ждут: можно взять следующего оттуда.";
        }
        else if (QueueRules.AllAnswered(s.Day))
        {
            yield return "Ведомость (ИС-02) заполнилась сама: попросите технического специалиста напечатать её, проверьте и подпишите.";
            yield return "Затем эту страницу можно закрыть.";
        }
        else
        {
            yield return $"{(expected > 0 ? $"Ещё не подключились: {expected}. " : "")}Ждите: участники подключаются и сами проверяют камеру, микрофон и звук. Страница покажет, когда кто-нибудь будет готов. Неявку отмечает ответственный организатор.";
        }
    }
}
