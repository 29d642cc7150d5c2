using System.Globalization;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Readiness;

/// <summary>What the database knows of the readiness of a day: schedule, letters, people, commissions, exam materials. Stateless.</summary>
internal static class ReadinessChecks
{
    public static async Task<IReadOnlyList<ReadinessCheck>> OfDayAsync(
        ExamDbContext db, ExamDay day, IReadOnlyList<ScheduleEntry> schedule, IReadOnlyList<StationReadiness> stations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pack = RegulationPacks.Get(day.RegulationId);
        var letters = await db.Letters.AsNoTracking().Where(l => l.ExamDayId == day.Id && l.Topic == LetterTopic.Schedule).ToListAsync(cancellationToken);
        var packages = await db.KimPackages.AsNoTracking().Where(p => p.ExamDayId == day.Id && p.WithdrawnAt == null).Select(p => p.OpenedAt).ToListAsync(cancellationToken);
        var variants = await db.KimVariants.CountAsync(v => v.ExamDayId == day.Id, cancellationToken);
        return
        [
            Schedule(schedule, stations, pack),
            Invitations(schedule, letters, pack),
            Places(stations),
            await CommissionsAsync(db, day, pack, schedule, cancellationToken),
            Kim(day, pack, packages.Count, variants),
        ];
    }

    private static ReadinessCheck Schedule(IReadOnlyList<ScheduleEntry> schedule, IReadOnlyList<StationReadiness> stations, RegulationPack pack)
    {
        var clause = pack.Deadline(DeadlineIds.Schedule)?.Clause;
        return schedule.Count == 0
            ? new ReadinessCheck("schedule", "График подключения", CheckState.Missing, "График не составлен: составьте его, чтобы участники знали своё время.", "schedule", clause)
            : new ReadinessCheck("schedule", "График подключения", CheckState.Ready, Invariant($"Составлен: участников — {schedule.Count}, аудиторий — {stations.Count}."), "schedule", clause);
    }

    private static ReadinessCheck Invitations(IReadOnlyList<ScheduleEntry> schedule, List<Letter> letters, RegulationPack pack)
    {
        const string Title = "График отправлен участникам";
        var clause = pack.Deadline(DeadlineIds.Schedule)?.Clause;
        var told = schedule.Count(e => letters.Exists(l => l.ParticipantId == e.ParticipantId && l.SentAt is not null && l.Version == InvitationBook.VersionOf(e)));
        return schedule.Count > 0 && told == schedule.Count
            ? new ReadinessCheck("invitations", Title, CheckState.Ready, "Каждый получил своё время и личную ссылку.", "schedule", clause)
            : new ReadinessCheck(
                "invitations", Title, CheckState.Warning,
                Invariant($"Письмом получили: {told} из {schedule.Count}. Остальным отправьте письмо или передайте время и ссылку сами."), "schedule", clause);
    }

    private static ReadinessCheck Places(IReadOnlyList<StationReadiness> stations)
    {
        var empty = stations.Where(s => s.Interlocutors.Count == 0).Select(s => s.Auditorium.Number).ToList();
        return empty.Count == 0
            ? new ReadinessCheck("places", "Собеседники в аудиториях", CheckState.Ready, "В каждой аудитории есть собеседник.", "commissions", "002 §16.1")
            : new ReadinessCheck(
                "places", "Собеседники в аудиториях", CheckState.Missing, $"Нет собеседника: {string.Join(", ", empty)}. Дайте ему место в разделе «Комиссии».", "commissions", "002 §16.1");
    }

    private static async Task<ReadinessCheck> CommissionsAsync(
        ExamDbContext db, ExamDay day, RegulationPack pack, IReadOnlyList<ScheduleEntry> schedule, CancellationToken cancellationToken)
    {
        const string Title = "Комиссии";
        var clause = pack.Deadline(DeadlineIds.Commissions)?.Clause;
        var members = await db.CommissionMembers.AsNoTracking().Include(m => m.StaffMember)
            .Where(m => m.SchoolId == day.SchoolId && m.ReleasedAt == null && m.Commission != Commission.Recheck).ToListAsync(cancellationToken);
        var places = await db.StaffAssignments.AsNoTracking().Where(a => a.Auditorium!.SchoolId == day.SchoolId).ToListAsync(cancellationToken);
        var missing = new[]
        {
            (StaffRole.Organizer, "ответственного организатора"), (StaffRole.Technician, "технического специалиста"), (StaffRole.Interlocutor, "собеседника"),
            (StaffRole.Expert, "эксперта"),
        }.Where(role => !members.Exists(m => m.Role == role.Item1)).Select(role => role.Item2).ToList();
        if (missing.Count > 0)
        {
            return new ReadinessCheck("commissions", Title, CheckState.Warning, $"В приказе нет {string.Join(", ", missing)}.", "commissions", clause);
        }

        var faulty = members.Where(m => CommissionCheck.Check(m, pack, ClassesOf(m, places, schedule), RecheckTies.None).Count > 0).Select(m => m.StaffMember!.FullName).ToList();
        return faulty.Count == 0
            ? new ReadinessCheck("commissions", Title, CheckState.Ready, "Составы полны, документы на месте.", "commissions", clause)
            : new ReadinessCheck("commissions", Title, CheckState.Warning, $"Не хватает сведений: {string.Join(", ", faulty)}.", "commissions", clause);
    }

    private static List<string> ClassesOf(CommissionMember member, List<StaffAssignment> places, IReadOnlyList<ScheduleEntry> schedule) =>
        [.. schedule.Where(e => places.Exists(p => p.StaffMemberId == member.StaffMemberId && p.Role == member.Role && p.AuditoriumId == e.AuditoriumId))
            .Select(e => e.Participant!.Class).Distinct()];

    private static ReadinessCheck Kim(ExamDay day, RegulationPack pack, int packages, int variants)
    {
        const string Title = "Экзаменационные материалы";
        var clause = pack.KimReleaseTime.Clause;
        return day.Kind == ExamDayKind.Rehearsal && variants > 0
                ? new ReadinessCheck("kim", Title, CheckState.Ready, Invariant($"Учебные варианты: {variants}. Настоящих материалов на репетиции нет."), "kim", clause)
            : variants > 0 ? new ReadinessCheck("kim", Title, CheckState.Ready, Invariant($"Открыто вариантов: {variants}."), "kim", clause)
            : packages > 0 ? new ReadinessCheck("kim", Title, CheckState.Ready, Invariant($"Пакет загружен и запечатан до {pack.KimReleaseTime.Value:HH\\:mm}."), "kim", clause)
            : new ReadinessCheck(
                "kim", Title, CheckState.Warning, Invariant($"Пакета пока нет. Его открывают не раньше {pack.KimReleaseTime.Value:HH\\:mm} в день экзамена; загрузить можно, как только он придёт."), "kim", clause);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
