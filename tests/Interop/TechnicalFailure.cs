using System.Text.Json;
using System.Text.RegularExpressions;
using Itog.Interop.Pages;
using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>A technical failure: reported before and after the КИМ was shown, and by a connection that does not come back.</summary>
public sealed class TechnicalFailure
{
    private const string Orlova = "Орлова";
    private const string Belyaev = "Беляев";

    [Fact]
    public Task Before_the_KIM_the_place_is_lost_but_not_the_variant_and_after_it_the_next_variant_is_another() => ExamRoom.HoldAsync(HoldAsync, new Dictionary<string, string> { ["ExamDay__Patience"] = "00:00:10" });

    private static async Task HoldAsync(ExamRoom room)
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var orlova = await room.ParticipantAsync(1);
        await orlova.PassPreCheckAsync();
        await orlova.StandAtAsync(1);
        var belyaev = await room.ParticipantAsync(2);
        await belyaev.PassPreCheckAsync();
        await belyaev.StandAtAsync(2);

        // Before the КИМ.
        await station.AdmitNextAsync();
        await orlova.SeeRoomAsync();
        await station.ReportFailureAsync();
        await orlova.SeeFailureExplainedAsync();
        await orlova.StandAtAsync(2);
        await belyaev.StandAtAsync(1);
        Queue(station).Should().StartWith([Belyaev, Orlova]);

        await station.AdmitNextAsync();
        await belyaev.SeeRoomAsync();
        await station.ReportFailureAsync();
        await belyaev.SeeFailureExplainedAsync();
        Queue(station).Should().StartWith([Orlova, Belyaev]);

        // The КИМ is shown.
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, orlova);
        var first = Variant(station);
        first.Should().Be(101, "nobody has seen any variant yet: those of the failures before the КИМ are not used up");
        await station.ReportFailureAsync();
        await orlova.SeeFailureExplainedAsync();
        await orlova.StandAtAsync(2);
        Queue(station).Should().StartWith([Belyaev, Orlova]);

        await station.AdmitNextAsync();
        await belyaev.SeeRoomAsync();
        await station.ReportFailureAsync();
        await station.AdmitNextAsync();
        await Course.BeginAgainAsync(station, orlova);
        Variant(station).Should().NotBe(first, "he has seen that one");

        // What the papers and the list say.
        var ended = PushedViews.Of(station.Window).Newest.GetProperty("ended").EnumerateArray().ToList();
        ended.Select(Family).Should().Equal([Belyaev, Orlova, Belyaev, Orlova], "the newest stands first");
        ended.Select(a => a.GetProperty("phase").GetString()).Should().AllBe("technicalFailure");
        ended[1].GetProperty("variant").GetInt32().Should().Be(first);
        var register = await PdfText.BehindAsync(technician.Window, technician.Window.Locator("a[href$='register.pdf']").First);
        RowOf(Orlova).Matches(register).Should().HaveCount(2, "the КИМ was shown twice: a broken row and a running one");
        CompleteRowOf(Orlova).Matches(register).Should().ContainSingle("the broken attempt has a start and an end");
        RowOf(Belyaev).Matches(register).Should().BeEmpty("he has never seen a КИМ");

        // He is gone for longer than the patience.
        await orlova.Window.CloseAsync();
        await station.SeeParticipantLostAsync();
        var given = await PushedViews.Of(station.Window).WaitAsync(v => v.GetProperty("attempt").ValueKind == JsonValueKind.Null, "the attempt is given up");
        given.GetProperty("ended")[0].GetProperty("phase").GetString().Should().Be("technicalFailure");
        orlova = await room.ParticipantAgainAsync(orlova, 1);
        await orlova.SeeFailureExplainedAsync();
        await orlova.StandAtAsync(2);

        // Who waits asks for help, and the interlocutor sees it at once.
        await orlova.AskHelpAsync("Плохо слышно");
        await station.HelpAsync();
        await orlova.SeeHelpAsync();

        // Back to the queue before the КИМ: no failure, no variant used up.
        await station.AdmitNextAsync();
        await belyaev.SeeRoomAsync();
        await station.ReturnToQueueAsync();
        await belyaev.StandAtAsync(2);
        Queue(station).Should().StartWith([Orlova, Belyaev]);
        PushedViews.Of(station.Window).Newest.GetProperty("ended")[0].GetProperty("phase").GetString().Should().Be("returned");
        room.Complaints.Should().BeEmpty();
    }

    private static IEnumerable<string> Queue(StationPage station) =>
        PushedViews.Of(station.Window).Newest.GetProperty("queue").EnumerateArray().Select(Family);

    private static string Family(JsonElement person) => person.GetProperty("name").GetProperty("familyName").GetString()!;

    private static int Variant(StationPage station) =>
        PushedViews.Of(station.Window).Newest.GetProperty("attempt").GetProperty("variant").GetInt32();

    private static Regex RowOf(string family) => new($@"{family}\s+\w+\s+\w+\s+\d+\s+\d+\s+\w+\s+\d\d:\d\d");

    private static Regex CompleteRowOf(string family) => new($@"{family}\s+\w+\s+\w+\s+\d+\s+\d+\s+\w+\s+\d\d:\d\d\s+\d\d:\d\d");
}
