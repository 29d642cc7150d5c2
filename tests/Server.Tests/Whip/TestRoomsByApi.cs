using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Conference;
using Itog.Exam.People;
using Itog.Recorder;
using Itog.Server.Whip;
using Itog.Server.Whip.Rooms;
using Itog.Server.Whip.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Server.Tests.Whip;

/// <summary>Rooms that belong to no exam: who opens them, what they can never be, and that nothing of them stays.</summary>
public sealed class TestRoomsByApi(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_room_is_opened_with_the_tokens_of_its_members_and_can_be_no_auditorium()
    {
        using var technician = await server.TechnicianAsync();
        using var answer = await technician.PostAsJsonAsync("/api/media/test-rooms", Tool.TwoSpeakers("day-1-auditorium-1"));
        var room = await answer.Content.ReadFromJsonAsync<JsonElement>();

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        room.GetProperty("room").GetString().Should().Be("test-day-1-auditorium-1");
        answer.Headers.Location!.ToString().Should().Be("/api/media/test-rooms/test-day-1-auditorium-1");
        room.GetProperty("tokens").EnumerateArray().Select(t => t.GetProperty("whip").GetString())
            .Should().Equal("/whip/test-day-1-auditorium-1/participant", "/whip/test-day-1-auditorium-1/interlocutor");

        using var twice = await technician.PostAsJsonAsync("/api/media/test-rooms", Tool.TwoSpeakers("day-1-auditorium-1"));
        twice.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await twice.ProblemCodeAsync()).Should().Be("test-room-exists");
    }

    [Theory]
    [InlineData(StaffRole.Interlocutor)]
    [InlineData(StaffRole.Expert)]
    [InlineData(StaffRole.Organizer)]
    [InlineData(StaffRole.SchoolHead)]
    [InlineData(StaffRole.Observer)]
    public async Task Nobody_but_a_technician_opens_one(StaffRole role)
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(role))).EnsureSuccessStatusCode();

        using var answer = await client.PostAsJsonAsync("/api/media/test-rooms", Tool.TwoSpeakers());

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_opens_one_without_signing_in_or_from_a_foreign_page()
    {
        using var stranger = server.Stranger();
        using var refused = await stranger.PostAsJsonAsync("/api/media/test-rooms", Tool.TwoSpeakers());
        using var technician = await server.TechnicianAsync();
        technician.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var foreign = await technician.PostAsJsonAsync("/api/media/test-rooms", Tool.TwoSpeakers());

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await refused.ProblemCodeAsync()).Should().Be("signed-out");
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await foreign.ProblemCodeAsync()).Should().Be("foreign-origin");
    }

    [Theory]
    [InlineData("""{"name":"UPPER"}""", "bad-name")]
    [InlineData("""{"name":"a/b"}""", "bad-name")]
    [InlineData("""{"name":""}""", "bad-name")]
    [InlineData("""{"name":"12345678901234567890123456789012345678901"}""", "bad-name")]
    [InlineData("""{"minutes":0}""", "bad-minutes")]
    [InlineData("""{"minutes":841}""", "bad-minutes")]
    [InlineData("""{"members":[{"name":"a~b","seat":"expert"}]}""", "bad-name")]
    [InlineData("""{"members":[{"name":"tv"}]}""", "bad-seat")]
    [InlineData("""{"members":[{"name":"tv","seat":"king"}]}""", "bad-seat")]
    [InlineData("""{"members":[{"name":"expert","may":["publish"]}]}""", "bad-rights")]
    [InlineData("""{"members":[{"name":"participant","may":["rule"]}]}""", "bad-rights")]
    [InlineData("""{"members":[{"name":"expert"},{"name":"expert"}]}""", "too-many-members")]
    [InlineData("{", "bad-request")]
    public async Task What_cannot_be_is_refused_with_the_field_that_is_wrong(string body, string code)
    {
        using var technician = await server.TechnicianAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await technician.PostAsync(new Uri("/api/media/test-rooms", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be(code);
    }

    [Fact]
    public async Task Its_owner_sees_who_is_there_and_nobody_else_does()
    {
        using var technician = await server.TechnicianAsync();
        var opened = await technician.OpenRoomAsync();
        var name = opened.GetProperty("room").GetString();
        var grant = opened.TokenOf("participant");
        using var tool = server.Stranger();
        (await tool.BeginAsync(grant.Whip, grant, "audio sendonly")).Dispose();
        (await tool.BeginAsync(grant.Whep, grant, "audio recvonly")).Dispose();
        using var expert = server.Stranger();
        (await expert.SignInAsync(TestSchool.AccountOf(StaffRole.Expert))).EnsureSuccessStatusCode();

        var view = await technician.GetFromJsonAsync<JsonElement>($"/api/media/test-rooms/{name}");
        using var foreign = await expert.AskAsync($"/api/media/test-rooms/{name}");
        using var closing = await expert.DeleteAsync(new Uri($"/api/media/test-rooms/{name}", UriKind.Relative));

        view.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("seat").GetString()).Should().Equal("participant", "participant");
        foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
        closing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await technician.GetFromJsonAsync<JsonElement>("/api/media/test-rooms")).EnumerateArray().Select(r => r.GetProperty("room").GetString()).Should().Contain(name);
    }

    [Fact]
    public async Task A_recorded_room_is_recorded_and_its_recording_goes_with_it()
    {
        using var technician = await server.TechnicianAsync();
        var room = await technician.OpenRoomAsync(Tool.TwoSpeakers("heard", record: true));
        var recordings = Path.Combine(server.Folder, "recordings");

        room.GetProperty("recorded").GetBoolean().Should().BeTrue();
        Directory.EnumerateFiles(recordings, "*test-heard*.manifest.json", SearchOption.AllDirectories).Should().ContainSingle();

        using var closed = await technician.DeleteAsync(new Uri("/api/media/test-rooms/test-heard", UriKind.Relative));

        closed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        Directory.EnumerateFileSystemEntries(recordings, "*test-heard*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_killed_server_left_of_a_trial_is_deleted_at_the_next_start()
    {
        var recordings = server.Services.GetRequiredService<RecordingService>();
        var trial = Guid.NewGuid();
        await recordings.StartAsync(new RecordingRequest(trial, new RoomId("test-left"), new DateOnly(2026, 2, 11), "test", "test", "test-left", RecordingRequest.Trial));
        var attempt = Guid.NewGuid();
        await recordings.StartAsync(new RecordingRequest(attempt, new RoomId("day-1-auditorium-1"), new DateOnly(2026, 2, 11), "0101", "990001", "0001", 1));

        await server.Services.GetRequiredService<TestRooms>().ForgetEarlierAsync();

        recordings.Find(trial).Should().BeNull();
        recordings.Find(attempt).Should().NotBeNull("exams are not trials");
        await recordings.StopAsync(attempt, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_room_ends_at_its_time()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var services = server.Services;
        var book = new MediaTokenBook(clock);
        var rooms = new TestRooms(services.GetRequiredService<MediaSessions>(), book, services.GetRequiredService<RecordingService>(), clock);
        var room = new TestRoom(new RoomId("test-short"), "technician", clock.GetUtcNow().AddMinutes(10));
        (await rooms.TryOpenAsync(room)).Should().BeTrue();
        book.Add(new MediaTokenEntry(new MediaTicket(Guid.NewGuid(), room.Id, "x", Seat.Observer, MediaRights.Watch, room.Expires.AddHours(1)), "technician", null));

        clock.Advance(TimeSpan.FromMinutes(9));
        await rooms.SweepAsync();
        rooms.Find(room.Id).Should().NotBeNull();

        clock.Advance(TimeSpan.FromMinutes(1));
        rooms.Find(room.Id).Should().BeNull("its time counts, not the moment of the sweep");
        (await rooms.TryOpenAsync(room with { Expires = clock.GetUtcNow().AddMinutes(1) })).Should().BeTrue("the name is free again");
        clock.Advance(TimeSpan.FromMinutes(2));
        await rooms.SweepAsync();
        rooms.Count.Should().Be(0);
        book.All.Should().BeEmpty("tokens go with their room");
    }
}
