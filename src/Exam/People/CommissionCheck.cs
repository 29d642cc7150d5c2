using Itog.Exam.Regulation;

namespace Itog.Exam.People;

/// <summary>What the regulation asks of a member of a commission in his role; what is missing is named with its clause. Pure; any thread.</summary>
public static class CommissionCheck
{
    /// <param name="classes">The classes that the member would meet as an interlocutor; none when that is not known yet.</param>
    /// <param name="ties">What ties him to the exam; asked of the recheck only.</param>
    /// <param name="commission">Which of the recheck commissions he sits in; null while any that the regulation names may be his.</param>
    public static IReadOnlyList<Problem> Check(
        CommissionMember member, RegulationPack pack, IReadOnlyCollection<string> classes, RecheckTies ties, RecheckCommission? commission = null)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(classes);
        return [.. Order(member), .. Expert(member, pack), .. Interlocutor(member, pack, classes), .. Recheck(member, pack, ties, commission)];
    }

    /// <summary>What keeps a member from working in an auditorium at all: not a missing paper, but a role that the regulation forbids him there.</summary>
    public static Problem? Forbids(CommissionMember member, RegulationPack pack, IReadOnlyCollection<string> classes)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(classes);
        return Expert(member, pack).Concat(Interlocutor(member, pack, classes)).FirstOrDefault();
    }

    private static IEnumerable<Problem> Order(CommissionMember member)
    {
        if (string.IsNullOrWhiteSpace(member.Order))
        {
            yield return new Problem("member-order", "Нет приказа о назначении", "Впишите номер и дату приказа руководителя школы.", "002 §16.1");
        }

        if (member.AcquaintedOn is null)
        {
            yield return new Problem("member-acquainted", "Не ознакомлен под подпись", "Впишите дату, когда он расписался, что знает порядок и инструкцию.", "001 прил. 3");
        }
    }

    private static IEnumerable<Problem> Expert(CommissionMember member, RegulationPack pack)
    {
        if (member.Role != StaffRole.Expert)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(member.Qualification) || !member.QualificationConfirmed)
        {
            yield return new Problem("expert-qualification", "Квалификация эксперта не подтверждена",
                $"Посмотрите диплом и впишите квалификацию. Нужно: {pack.Staff.ExpertQualification.Value}.", pack.Staff.ExpertQualification.Clause);
        }

        if (pack.Staff.ConflictOfInterestDeclared.Value && member.ConflictDeclaredOn is null)
        {
            yield return new Problem("expert-conflict-undeclared", "Эксперт не заявил о конфликте интересов",
                "Попросите эксперта письменно сказать, есть ли у него конфликт интересов, и впишите дату.", pack.Staff.ConflictOfInterestDeclared.Clause);
        }
        else if (!string.IsNullOrWhiteSpace(member.Conflict))
        {
            yield return new Problem("expert-conflict", "У эксперта конфликт интересов",
                "Замените эксперта или пригласите независимого.", pack.Staff.ConflictOfInterestDeclared.Clause);
        }
    }

    private static IEnumerable<Problem> Interlocutor(CommissionMember member, RegulationPack pack, IReadOnlyCollection<string> classes)
    {
        if (member.Role != StaffRole.Interlocutor || pack.Staff.InterlocutorMayTeachClass.Value)
        {
            yield break;
        }

        var taught = classes.Where(c => member.TeachesClasses.Contains(c, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        if (taught.Count > 0)
        {
            yield return new Problem("interlocutor-teaches", "Собеседник преподаёт в классе участников",
                $"В его аудитории участники, у которых он ведёт уроки: {string.Join(", ", taught)}. Назначьте другого собеседника или составьте график заново.",
                pack.Staff.InterlocutorMayTeachClass.Clause);
        }
    }

    private static IEnumerable<Problem> Recheck(CommissionMember member, RegulationPack pack, RecheckTies ties, RecheckCommission? commission)
    {
        var rule = pack.Recheck.Commission;
        if (member.Commission != Commission.Recheck || (commission is { } one ? [one] : rule.Value).Any(kind => Independent(kind, ties)))
        {
            yield break;
        }

        yield return ties.HasFlag(RecheckTies.TookPart)
            ? new Problem("recheck-independence", "Член комиссии уже участвовал",
                "Он оценивал этого участника, беседовал с ним или уже перепроверял его. Назначьте того, кто не участвовал.", rule.Clause)
            : (commission ?? rule.Value[0]) == RecheckCommission.OtherSchool
            ? new Problem("recheck-independence", "Член комиссии работает в этой школе",
                "Перепроверяет комиссия другой школы: назначьте того, кто не участвует в экзамене этой школы.", rule.Clause)
            : new Problem("recheck-independence", "Член комиссии проверял ответы этой школы",
                "Перепроверяет комиссия, которая раньше не участвовала в проверке. Назначьте того, кто не был в комиссии по проверке этой школы.", rule.Clause);
    }

    /// <summary>Nobody rechecks whom he scored or interviewed; what else is asked, the kind of the commission says.</summary>
    private static bool Independent(RecheckCommission kind, RecheckTies ties) => !ties.HasFlag(RecheckTies.TookPart) && kind switch
    {
        RecheckCommission.OtherSchool => !ties.HasFlag(RecheckTies.ServesSchool),
        RecheckCommission.NeverTookPart => !ties.HasFlag(RecheckTies.CheckedHere),
        _ => true,
    };
}
