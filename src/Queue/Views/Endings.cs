using Itog.Exam;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What each way to end the running attempt would do now, by the regulation in force: told before anybody confirms it. Pure.</summary>
internal static class Endings
{
    private const string NoWayBack = "Отменить это решение нельзя.";

    public static EndingsView? Of(AuditoriumSnapshot s) => s.Day.Current is { } attempt
        ? new EndingsView(Back(s, attempt), Failure(s, attempt), Unfinished(s), Removal(s))
        : null;

    private static EndingView Back(AuditoriumSnapshot s, DayAttempt attempt) => View(
        s, s.Materials.Regulation.LateRule.Clause, attempt.KimSeen ? Refusal.KimSeen : null,
        "КИМ участник не видел: вариант не использован, собеседование не начиналось.",
        Place(s, s.Materials.Regulation.LateRule.Value),
        "Страница участника скажет ему подготовиться и ждать. Пригласить его можно снова, когда подойдёт очередь.");

    private static EndingView Failure(AuditoriumSnapshot s, DayAttempt attempt)
    {
        var rule = s.Materials.Regulation.FailureRule;
        return View(
            s, rule.Clause, null,
            [Variant(s, attempt), Place(s, rule.Value.Place), .. rule.Value.WishAsked ? ["Сначала участник решит, отвечать ли ему сегодня."] : Array.Empty<string>(), NoWayBack]);
    }

    private static EndingView Unfinished(AuditoriumSnapshot s) => View(
        s, s.Materials.Regulation.EarlyEndPlaces.Clause, null,
        [
            "Собеседование остановится, ответ не оценивается. Отвечать снова участник будет в другую дату.",
            "Составляется акт о досрочном завершении (ИС-08), отметка попадёт в ведомость и протокол.",
            .. s.Materials.Regulation.EarlyEndMedicalWorker.Value ? ["До завершения участника осматривает медицинский работник."] : Array.Empty<string>(),
            NoWayBack,
        ]);

    private static EndingView Removal(AuditoriumSnapshot s) => View(
        s, s.Materials.Regulation.RemovalInquiry.Clause, null,
        [
            "Собеседование остановится, ответ не оценивается. Составляется акт об удалении (ИС-09).",
            s.Materials.Regulation.RemovalInquiry.Value
                ? "До удаления проводится внутренняя проверка: пригласите ответственного организатора."
                : "Пригласите ответственного организатора: он подписывает акт.",
            NoWayBack,
        ]);

    private static string Variant(AuditoriumSnapshot s, DayAttempt attempt) =>
        !attempt.KimSeen ? "КИМ участник не видел: вариант не использован."
        : !s.Materials.Regulation.FailureRule.Value.UnseenVariantOnceShown ? "КИМ участник уже видел. По регламенту он продолжит с тем же или другим вариантом."
        : KimRules.Choose(s.Day, attempt.Participant, []) is null
            ? $"Вариант {attempt.Variant} участник уже видел, а незнакомых вариантов не осталось: до следующей попытки понадобится резервный вариант."
        : $"Вариант {attempt.Variant} участник уже видел: в следующий раз у него будет другой, незнакомый.";

    private static string Place(AuditoriumSnapshot s, LateRule rule) => rule switch
    {
        LateRule.ScheduledPlace => "Участник вернётся на своё место в очереди по графику.",
        _ => s.Day.Line.Length == 0
            ? "Участник встанет в конец очереди. Сейчас в ней никого нет: он будет следующим."
            : $"Участник встанет в конец очереди. Перед ним будут ждать: {s.Day.Line.Length}.",
    };

    private static EndingView View(AuditoriumSnapshot s, string clause, Problem? refused, params string[] rules) =>
        new(rules, s.Materials.Regulation.Cite(clause), refused is null ? null : ViewParts.Problem(s, refused));
}
