using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.People;

public sealed class CommissionCheckTests
{
    private static readonly RegulationPack Stavropol = RegulationPacks.Get("stavropol-2024");

    [Fact]
    public void A_member_with_his_papers_in_order_lacks_nothing() => Codes(Member(StaffRole.Expert)).Should().BeEmpty();

    [Fact]
    public void An_expert_needs_the_qualification_that_the_regulation_names()
    {
        var member = Member(StaffRole.Expert);
        member.QualificationConfirmed = false;

        var lack = CommissionCheck.Check(member, Stavropol, [], RecheckTies.None).Should().ContainSingle().Subject;

        (lack.Code, lack.Clause).Should().Be(("expert-qualification", Stavropol.Staff.ExpertQualification.Clause));
    }

    [Fact]
    public void A_declared_conflict_of_interest_is_told()
    {
        var member = Member(StaffRole.Expert);
        member.Conflict = "племянник в 9А";

        Codes(member).Should().Equal("expert-conflict");
    }

    [Fact]
    public void An_expert_must_declare_where_the_regulation_asks_for_it()
    {
        foreach (var pack in RegulationPacks.All)
        {
            var member = Member(StaffRole.Expert);
            member.ConflictDeclaredOn = null;

            CommissionCheck.Check(member, pack, [], RecheckTies.None).Any(p => p.Code == "expert-conflict-undeclared")
                .Should().Be(pack.Staff.ConflictOfInterestDeclared.Value, pack.Id);
        }
    }

    [Fact]
    public void An_interlocutor_who_teaches_the_class_is_refused_only_where_the_regulation_forbids_it()
    {
        foreach (var pack in RegulationPacks.All)
        {
            CommissionCheck.Check(Member(StaffRole.Interlocutor), pack, ["9А", "9Б"], RecheckTies.None).Any(p => p.Code == "interlocutor-teaches")
                .Should().Be(!pack.Staff.InterlocutorMayTeachClass.Value, pack.Id);
        }

        Codes(Member(StaffRole.Interlocutor), "9Б").Should().BeEmpty("he teaches in 9А alone");
    }

    [Fact]
    public void Who_took_part_does_not_recheck()
    {
        var member = Member(StaffRole.Expert);
        member.Commission = Commission.Recheck;

        CommissionCheck.Check(member, Stavropol, [], RecheckTies.TookPart).Select(p => p.Code).Should().Equal("recheck-independence");
        CommissionCheck.Check(member, Stavropol, [], RecheckTies.None).Should().BeEmpty();
    }

    [Fact]
    public void An_order_and_a_signature_are_asked_of_everybody()
    {
        var member = Member(StaffRole.Technician);
        (member.Order, member.AcquaintedOn) = (" ", null);

        Codes(member).Should().Equal("member-order", "member-acquainted");
    }

    private static IEnumerable<string> Codes(CommissionMember member, params string[] classes) => CommissionCheck.Check(member, Stavropol, classes, RecheckTies.None).Select(p => p.Code);

    private static CommissionMember Member(StaffRole role) => new()
    {
        Role = role,
        Qualification = "Учитель русского языка и литературы",
        QualificationConfirmed = true,
        ConflictDeclaredOn = new DateOnly(2026, 1, 20),
        AcquaintedOn = new DateOnly(2026, 1, 20),
        Order = "№ 12 от 20.01.2026",
        TeachesClasses = ["9А"],
    };
}
