using System.Text.Json;
using Itog.Interop.Pages;
using Itog.Interop.Room;

namespace Itog.Interop.Paths;

/// <summary>Two auditoriums share one queue: taking over, going back, passing over who is away, and two interlocutors who press at once.</summary>
public sealed class SharedQueueDay
{
    private const string Orlova = "Орлова";
    private const string Belyaev = "Беляев";
    private const string Garipova = "Гарипова";
    private const string Zhuravlev = "Журавлёв";

    [Fact(Explicit = true), Trait("Long", "paths")]
    public Task Both_stations_admit_from_one_queue_nobody_is_admitted_twice_and_the_waiting_pages_tell_the_right_places() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("shared");
        using var office = await Office.OpenAsync(room.Server);
        var auditorium = await office.AddAuditoriumAsync("0102");
        await office.EmployAsync("sokolov", "Соколов Илья Андреевич", "interlocutor", auditorium);
        await office.MoveAsync(Zhuravlev, auditorium);
        var technician = await room.TechnicianAsync();
        await (await WallPage.OpenAsync(technician.Window.Context)).OpenAllAsync();
        var first = await room.StationAsync();
        var second = await room.StationAsync(userName: "sokolov");
        await gallery.TakeAsync("station-nobody", second.Window);
        var people = new Dictionary<string, ParticipantPage>();
        foreach (var (family, number, place) in ((string, int, int)[])[(Orlova, 1, 1), (Belyaev, 2, 2), (Garipova, 3, 3), (Zhuravlev, 4, 1)])
        {
            people[family] = await room.ParticipantAsync(number);
            await people[family].PassPreCheckAsync();
            await people[family].StandAtAsync(place);
        }

        // Each has its own first.
        await Views(second).WaitAsync(v => Refusal(v) == "own-first", "the second auditorium has somebody of its own");
        await gallery.TakeAsync("station-own-first", second.Window);
        await first.AdmitNextAsync();
        await second.AdmitNextAsync();
        await people[Orlova].SeeRoomAsync();
        await people[Zhuravlev].SeeRoomAsync();
        await people[Belyaev].StandAtAsync(1);
        await people[Garipova].StandAtAsync(2);

        // Back to the queue; one of the first auditorium is away and is passed over, and stands on his place when he is back.
        await first.ReturnToQueueAsync();
        await people[Orlova].StandAtAsync(3);
        await gallery.TakeAsync("participant-sent-back", people[Orlova].Window, phone: true);
        await people[Belyaev].Window.CloseAsync();
        await first.SkipAsync(Belyaev);
        await Views(first).WaitAsync(v => Place(v, Garipova) == 1, "the next one goes before who is away");
        await gallery.TakeAsync("station-skipped", first.Window);
        people[Belyaev] = await room.ParticipantAgainAsync(people[Belyaev], 2);
        await people[Belyaev].StandAtAsync(1);
        await people[Garipova].StandAtAsync(2);

        // The second auditorium has nobody left: both press for the same one at the same moment.
        await second.StopUnfinishedAsync();
        await people[Zhuravlev].Heading.Filter(new() { HasText = "Собеседование остановлено" }).WaitForAsync();
        await gallery.TakeAsync("participant-unfinished", people[Zhuravlev].Window, phone: true);
        await Views(second).WaitAsync(v => Next(v) == Belyaev, "the next one of the first auditorium is offered");
        await gallery.TakeAsync("station-taking", second.Window);
        await first.AdmitWhileTakenAsync(second, "Беляев К. О.");
        var quicker = Admitted(await Views(first).WaitAsync(v => Admitted(v) is not null, "the press meant the next one, whoever that was by then"));
        quicker.Should().BeOneOf(Belyaev, Garipova);
        await gallery.TakeAsync("station-first-pressed", first.Window);
        await gallery.TakeAsync("station-second-pressed", second.Window);
        var other = quicker == Belyaev ? Garipova : Belyaev;
        if (await second.IsRefusedAsync())
        {
            Waits(Views(second).Newest, quicker!).Should().BeFalse("nobody is in two queues");
            await second.TakeAsync(other == Garipova ? "Гарипова А. Р." : "Беляев К. О.");
        }

        await Views(second).WaitAsync(v => Waits(v, other), "the other one has come over");
        await people[other].StandAtAsync(1);
        await gallery.TakeAsync("participant-taken-over", people[other].Window, phone: true);
        await second.AdmitNextAsync();
        await people[Belyaev].SeeRoomAsync();
        await people[Garipova].SeeRoomAsync();
        Admitted(await Views(second).WaitAsync(v => Admitted(v) is not null, "the other one is in the room")).Should().Be(other);
        Admitted(Views(first).Newest).Should().Be(quicker);
        await people[Orlova].StandAtAsync(1);
        await gallery.TakeAsync("participant-waiting", people[Orlova].Window, phone: true);
        await gallery.TakeAsync("station-waiting-brief", first.Window);
        gallery.Violations.Should().BeEmpty();
        room.Complaints.Should().BeEmpty();
    });

    private static PushedViews Views(StationPage station) => PushedViews.Of(station.Window);

    private static string? Admitted(JsonElement view) => view.GetProperty("attempt") is { ValueKind: JsonValueKind.Object } attempt ? Family(attempt) : null;

    private static List<string> Queue(JsonElement view) => [.. Tickets(view).Where(t => t.GetProperty("place").ValueKind == JsonValueKind.Number).Select(Family)];

    private static bool Waits(JsonElement view, string family) => Queue(view).Contains(family);

    private static int? Place(JsonElement view, string family) =>
        Tickets(view).Where(t => Family(t) == family && t.GetProperty("place").ValueKind == JsonValueKind.Number).Select(t => (int?)t.GetProperty("place").GetInt32()).FirstOrDefault();

    private static string? Refusal(JsonElement view) => view.GetProperty("takingRefused") is { ValueKind: JsonValueKind.Object } refused ? refused.GetProperty("code").GetString() : null;

    private static string? Next(JsonElement view) =>
        Refusal(view) is null && view.GetProperty("neighbours").EnumerateArray().First() is var other && other.GetProperty("next") is { ValueKind: JsonValueKind.Object } next ? Family(next) : null;

    private static JsonElement.ArrayEnumerator Tickets(JsonElement view) => view.GetProperty("queue").EnumerateArray();

    private static string Family(JsonElement person) => person.GetProperty("name").GetProperty("familyName").GetString()!;
}
