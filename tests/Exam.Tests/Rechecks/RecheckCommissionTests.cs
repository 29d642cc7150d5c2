using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rechecks;

public class RecheckCommissionTests
{
    /// <summary>Pack, commission, ties: whether such a member may recheck.</summary>
    public static TheoryData<string, RecheckCommission, RecheckTies, bool> Members
    {
        get
        {
            var data = new TheoryData<string, RecheckCommission, RecheckTies, bool>();
            foreach (var pack in (string[])["ru-2026", "krasnodar-2025", "stavropol-2024"])
            {
                data.Add(pack, RecheckCommission.OtherSchool, RecheckTies.None, true);
                data.Add(pack, RecheckCommission.OtherSchool, RecheckTies.ServesSchool, false);
                data.Add(pack, RecheckCommission.Regional, RecheckTies.ServesSchool | RecheckTies.CheckedHere, true);
                data.Add(pack, RecheckCommission.Regional, RecheckTies.TookPart, false);
            }

            data.Add("mari-el-2025", RecheckCommission.NeverTookPart, RecheckTies.ServesSchool, true);
            data.Add("mari-el-2025", RecheckCommission.NeverTookPart, RecheckTies.ServesSchool | RecheckTies.CheckedHere, false);
            data.Add("mari-el-2025", RecheckCommission.NeverTookPart, RecheckTies.TookPart, false);
            data.Add("tambov-2026", RecheckCommission.Regional, RecheckTies.ServesSchool, true);
            data.Add("tambov-2026", RecheckCommission.Regional, RecheckTies.TookPart, false);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Independence_is_what_the_region_says(string regulation, RecheckCommission commission, RecheckTies ties, bool independent)
    {
        var pack = RegulationPacks.Get(regulation);
        var member = new CommissionMember { Role = StaffRole.Technician, Commission = Commission.Recheck, Order = "№ 1", AcquaintedOn = TwiceFailed.Told };

        var missing = CommissionCheck.Check(member, pack, [], ties, commission);

        pack.Recheck.Commission.Value.Should().Contain(commission);
        missing.Select(m => m.Code).Should().Equal(independent ? [] : ["recheck-independence"]);
        missing.Should().OnlyContain(m => m.Clause == pack.Recheck.Commission.Clause);
    }

    [Fact]
    public async Task The_server_knows_who_interviewed_who_scored_and_who_serves()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var staff = DemoSchool.Staff.ToDictionary(s => s.Role, s => s.Id);

        (await TiesAsync(day, staff[StaffRole.Interlocutor])).Should().Be(RecheckTies.ServesSchool | RecheckTies.TookPart);
        (await TiesAsync(day, staff[StaffRole.Expert])).Should().Be(RecheckTies.ServesSchool | RecheckTies.CheckedHere | RecheckTies.TookPart);
        (await TiesAsync(day, staff[StaffRole.Organizer])).Should().Be(RecheckTies.ServesSchool);
        (await TiesAsync(day, Guid.NewGuid())).Should().Be(RecheckTies.None);
    }

    [Fact]
    public async Task Whoever_scored_stays_tied_when_his_place_is_taken_away()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(db => db.StaffAssignments.ExecuteDeleteAsync());

        (await TiesAsync(day, day.School.Expert)).Should().Be(RecheckTies.TookPart);
    }

    [Fact]
    public async Task Whoever_rechecked_once_does_not_recheck_the_same_participant_again()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, rechecker) = await day.GivenAsync();
        await day.SaveAsync(recheck.Code, rechecker, 0);

        (await TiesAsync(day, rechecker)).Should().Be(RecheckTies.TookPart);
        (await day.WithAsync(db => RecheckTiesReading.OfAsync(db, rechecker, day.SchoolId, day.Twice, recheck.Id))).Should().Be(RecheckTies.None, "this is the very recheck");
    }

    [Fact]
    public async Task Whoever_is_tied_is_refused_by_the_clause_and_an_outsider_gets_the_recording()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.ReadyAsync();
        var (tied, _) = await day.MemberAsync("tied", day.School.Expert);
        var (free, _) = await day.MemberAsync("free");

        var refused = await day.AssignAsync(recheck.Id, tied);

        (refused.Problem!.Code, refused.Problem.Clause).Should().Be(("recheck-independence", "002 §73"));
        (await day.AssignAsync(recheck.Id, free)).Value.State.Should().Be(RecheckState.Assigned);
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "RecheckAssigned"))).Should().Be(1);
    }

    [Fact]
    public async Task A_recording_is_given_only_once_it_was_forwarded_and_made_blind()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = (await day.FileAsync()).Value;
        var (member, _) = await day.MemberAsync("free");

        (await day.AssignAsync(recheck.Id, member)).Problem!.Code.Should().Be("recheck-not-forwarded");
        await day.ForwardAsync(recheck.Id);
        (await day.AssignAsync(recheck.Id, member)).Problem!.Code.Should().Be("recheck-not-blinded");
        await day.BlindAsync(recheck.Id);
        (await day.AssignAsync(recheck.Id, member)).Problem.Should().BeNull();
    }

    [Fact]
    public async Task Only_an_expert_of_the_recheck_commission_and_of_a_kind_that_the_regulation_names()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.ReadyAsync();
        var (conduct, _) = await day.MemberAsync("conduct", commission: Commission.Conduct);
        var (chair, _) = await day.MemberAsync("chair", role: StaffRole.SchoolHead);
        var (free, _) = await day.MemberAsync("free");

        (await day.AssignAsync(recheck.Id, conduct)).Problem!.Code.Should().Be("no-such-member");
        (await day.AssignAsync(recheck.Id, chair)).Problem!.Code.Should().Be("recheck-member-role");
        (await day.AssignAsync(recheck.Id, free, RecheckCommission.Regional)).Problem!.Code.Should().Be("recheck-commission");
    }

    [Fact]
    public async Task A_place_in_the_recheck_commission_is_none_in_the_school()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(db => db.StaffAssignments.Where(a => a.StaffMemberId == day.School.Expert).ExecuteDeleteAsync());
        var before = await day.WithAsync(db => db.StaffAssignments.CountAsync());

        foreach (var role in (StaffRole[])[StaffRole.SchoolHead, StaffRole.Expert])
        {
            (await day.WithAsync(db => new CommissionBook(db, day.School.Clock).AppointAsync(
                day.SchoolId, "expert", new CommissionEntry { Role = role, Commission = Commission.Recheck }, TwiceFailed.Organizer))).Problem.Should().BeNull();
        }

        (await day.WithAsync(db => db.StaffAssignments.CountAsync())).Should().Be(before);
        (await day.WithAsync(db => SchoolStaff.RolesAsync(db, day.School.Expert, day.SchoolId))).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_leaves_the_recheck_commission_keeps_his_places_in_the_school()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (member, _) = await day.MemberAsync("expert", day.School.Expert);

        (await day.WithAsync(db => new CommissionBook(db, day.School.Clock).ReleaseAsync(day.SchoolId, member, TwiceFailed.Organizer))).Problem.Should().BeNull();

        (await day.WithAsync(db => SchoolStaff.RolesAsync(db, day.School.Expert, day.SchoolId))).Should().Contain(StaffRole.Expert);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(890, 901)]
    [InlineData(double.NaN, 5)]
    public async Task A_stretch_lies_within_the_recording(double from, double to)
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = (await day.FileAsync()).Value;

        (await day.BlindAsync(recheck.Id, new MutedStretch(from, to))).Problem!.Code.Should().Be("recheck-stretch");
    }

    private static Task<RecheckTies> TiesAsync(TwiceFailed day, Guid staff) => day.WithAsync(db => RecheckTiesReading.OfAsync(db, staff, day.SchoolId, day.Twice));
}
