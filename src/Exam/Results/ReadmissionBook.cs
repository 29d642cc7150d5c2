using System.Globalization;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Results;

/// <summary>
/// Who sits the exam again: the fail, the absent, the unfinished and, where the region lets them, the removed; not more often than the
/// regulation allows. Owned by the request that made it, over that request's context.
/// </summary>
public sealed class ReadmissionBook(ExamDbContext db, TimeProvider clock)
{
    private const int LongestText = 300;

    private static readonly Problem NotScheduled = new(
        "no-such-participant", "Участника нет в списке этого дня", "Обновите страницу: список изменился.");

    private static readonly Problem NothingToRepeat = new(
        "readmission-not-needed", "Повторный допуск не нужен", "У участника «зачёт» или результат ещё не известен: повторно допускают после «незачёта», неявки, незавершённого ответа.");

    /// <summary>What the rules say of a participant, with the number of his readmissions of this year.</summary>
    public static ReadmissionOffer? Offer(RegulationPack regulation, ParticipantResult result, int used)
    {
        ArgumentNullException.ThrowIfNull(regulation);
        ArgumentNullException.ThrowIfNull(result);
        return result.Case is { } ground
            ? new ReadmissionOffer(
                ground, used, Refuse(regulation.Readmission, ground, used), regulation.Readmission.DecidedBy.Value,
                ground is ReadmissionCase.Absent or ReadmissionCase.Unfinished)
            : null;
    }

    /// <summary>How often each participant was admitted again in a school year.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> UsedAsync(ExamDbContext db, SchoolYear year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Readmissions.AsNoTracking().Where(r => r.ExamDay!.Date >= year.First && r.ExamDay.Date <= year.Last)
            .GroupBy(r => r.ParticipantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>Admits a participant again, or says what forbids it.</summary>
    public async Task<Outcome<Readmission>> AdmitAsync(
        int examDayId, Guid participantId, ReadmissionRequest request, Guid staff, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await DayRecord.ReadAsync(db, examDayId, cancellationToken) is not { } day
            || (await ParticipantResult.ReadAsync(db, day, cancellationToken)).SingleOrDefault(r => r.Participant.Person.Id == participantId) is not { } result)
        {
            return NotScheduled;
        }

        var used = await UsedAsync(db, SchoolYear.Of(day.Day.Date), cancellationToken);
        if (Offer(day.Regulation, result, used.GetValueOrDefault(participantId)) is not { } offer)
        {
            return NothingToRepeat;
        }

        if ((offer.Refusal ?? RefuseText(request, offer, day.Regulation) ?? RefuseDates(request, day, clock)) is { } refusal)
        {
            return refusal;
        }

        if (await db.Readmissions.AnyAsync(r => r.ExamDayId == examDayId && r.ParticipantId == participantId, cancellationToken))
        {
            return new Problem("readmission-taken", "Участник уже допущен повторно", "После этого дня экзамена решение уже внесено. Обновите страницу.");
        }

        var readmission = new Readmission
        {
            Id = Guid.NewGuid(),
            ExamDayId = examDayId,
            ParticipantId = participantId,
            Case = offer.Case,
            Round = request.Round,
            Decision = request.Decision.Trim(),
            DecidedOn = request.DecidedOn,
            Ground = offer.NeedsGround ? request.Ground!.Trim() : null,
            EnteredBy = staff,
            EnteredAt = clock.GetUtcNow(),
        };
        db.Readmissions.Add(readmission);
        await AuditLog.AppendToDayAsync(
            db, examDayId, "ParticipantReadmitted", new { participant = participantId, offer.Case, request.Round, request.DecidedOn }, actor, readmission.EnteredAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return readmission;
    }

    private static Problem? Refuse(ReadmissionRules rules, ReadmissionCase ground, int used)
    {
        if (used >= rules.RetakeLimit.Value)
        {
            return new Problem(
                "readmission-limit", "Повторных допусков больше нет",
                string.Create(CultureInfo.InvariantCulture, $"В этом учебном году участник уже допущен повторно столько раз, сколько разрешено: {rules.RetakeLimit.Value}. Дальше решает государственная экзаменационная комиссия региона."),
                rules.RetakeLimit.Clause);
        }

        if (ground == ReadmissionCase.Removed && rules.Removed.Value == RemovedReadmission.NotListed)
        {
            return new Problem(
                "readmission-removed", "Удалённых повторно не допускают",
                "Регламент не называет удалённых среди тех, кто допускается повторно. Обратитесь в министерство региона.", rules.Removed.Clause);
        }

        return ground == ReadmissionCase.Removed || rules.Cases.Value.Contains(ground)
            ? null
            : new Problem(
                "readmission-case", "Этот случай повторного допуска не назван",
                "Регламент не называет такой случай среди оснований повторного допуска. Обратитесь в министерство региона.", rules.Cases.Clause);
    }

    private static Problem? RefuseText(ReadmissionRequest request, ReadmissionOffer offer, RegulationPack regulation)
    {
        var rules = regulation.Readmission;
        if (string.IsNullOrWhiteSpace(request.Decision) || request.Decision.Length > LongestText)
        {
            var (whose, clause) = offer.Case == ReadmissionCase.Removed && rules.Removed.Value == RemovedReadmission.AskRegion
                ? ("решение региона о допуске удалённого", rules.Removed.Clause)
                : rules.DecidedBy.Value == ReadmissionDecision.PedagogicalCouncil ? ("решение педагогического совета", rules.DecidedBy.Clause) : ("решение о допуске", rules.DecidedBy.Clause);
            return new Problem(
                "readmission-decision-missing", "Не указано решение",
                string.Create(CultureInfo.InvariantCulture, $"Впишите {whose}: чьё, номер и дата, не длиннее {LongestText} знаков."), clause);
        }

        return offer.NeedsGround && (string.IsNullOrWhiteSpace(request.Ground) || request.Ground.Length > LongestText)
            ? new Problem(
                "readmission-ground-missing", "Не указана уважительная причина",
                "Повторно допускают по уважительной причине, подтверждённой документом. Впишите документ: какой, номер и дата.", rules.Cases.Clause)
            : null;
    }

    private static Problem? RefuseDates(ReadmissionRequest request, DayRecord day, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(day.Local(clock.GetUtcNow()));
        if (request.DecidedOn < day.Day.Date || request.DecidedOn > today)
        {
            return new Problem(
                "readmission-date", "Дата решения не подходит",
                string.Create(CultureInfo.InvariantCulture, $"Решение принимают после дня экзамена и не позже сегодняшнего дня: от {day.Day.Date:dd.MM.yyyy} до {today:dd.MM.yyyy}."));
        }

        return request.Round <= ExamRounds.Of(day.Regulation, day.Day.Date)
            ? new Problem("readmission-round", "Этот срок уже прошёл", "Выберите дополнительный срок, который идёт после этого дня экзамена.", day.Regulation.Dates.FirstAdditional.Clause)
            : null;
    }
}
