using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Itog.Clients;
using Itog.Conference;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Tests.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Wall;

/// <summary>
/// What the wall costs the server: thirty auditoriums in which somebody answers, each with two synthetic members that send sound and pictures, and one
/// technician who looks with all tiles on his screen.
/// </summary>
public sealed class ThirtyAuditoriums(WallServer server) : IClassFixture<WallServer>
{
    private const int Rooms = 30;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true), Trait("Long", "wall")]
    public async Task A_wall_of_thirty_costs_the_server_a_small_part_of_a_core()
    {
        var auditoriums = await LayAsync();
        var conference = server.Services.GetRequiredService<ConferenceService>();
        using var thread = new LoadThread(() => conference.Now, longestWait: 5_000);
        foreach (var (auditorium, person) in auditoriums)
        {
            var room = await server.RoomAsync(auditorium);
            await DayByCommands.DoAsync(room, new Queue.Day.DayCommand.OpenConference());
            await DayByCommands.BeginAsync(room, person);
            foreach (var seat in new[] { Seat.Participant, Seat.Interlocutor })
            {
                var permissions = SeatPermissions.For(seat);
                var member = seat == Seat.Participant ? RoomNames.Participant(person) : new MemberId($"station-{auditorium}");
                await thread.EnterAsync(conference, RoomNames.Room(server.School.Day, auditorium), new LoadClient(member, seat, permissions.Publish.Where(s => s != TrackSource.Screen), permissions.Receive));
            }
        }

        using var client = server.Stranger();
        (await client.SignInAsync(nameof(StaffRole.Technician))).Dispose();
        await LookAsync(client, TimeSpan.FromSeconds(5));
        using var measure = new PeriodicTimer(Measured);
        var without = await CpuAsync(async () => await measure.WaitForNextTickAsync(Cancel));
        Looked looked = null!;
        var with = await CpuAsync(async () => looked = await LookAsync(client, Measured));
        using var again = new PeriodicTimer(Measured);
        without += await CpuAsync(async () => await again.WaitForNextTickAsync(Cancel));

        var cost = with - (without / 2);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rooms} auditoriums: the process used {without / 2:P1} of a core without and {with:P1} with a wall; {looked.Pushes} pushes of {looked.Bytes / looked.Pushes / 1024.0:F1} KB, {looked.Stills} stills of {looked.StillBytes / Math.Max(1, looked.Stills)} bytes in {Measured.TotalSeconds:F0} s"));
        looked.Pushes.Should().BeInRange(1, (int)Measured.TotalSeconds + 2, "one push a second at most");
        looked.Answering.Should().BeGreaterThanOrEqualTo(Rooms);
        looked.Stills.Should().BeGreaterThanOrEqualTo(Rooms);
        cost.Should().BeLessThan(0.25);
    }

    /// <summary>What a page hears and asks in a while: the events, and every three seconds the pictures.</summary>
    private async Task<Looked> LookAsync(HttpClient client, TimeSpan time)
    {
        var looked = new Looked();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        end.CancelAfter(time);
        await Task.WhenAll(HearAsync(client, looked, end.Token), SeeAsync(client, looked, end.Token));
        return looked;
    }

    private async Task HearAsync(HttpClient client, Looked looked, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/schools/{server.School.School}/wall/events");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
            while (await lines.ReadLineAsync(cancel) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    looked.Pushes++;
                    looked.Bytes += line.Length;
                    using var wall = JsonDocument.Parse(line.AsMemory(6));
                    looked.Answering = wall.RootElement.GetProperty("tiles").EnumerateArray().Count(t => t.GetProperty("participant").GetProperty("picture").GetBoolean());
                }
            }
        }
        catch (OperationCanceledException)
        {
            cancel.IsCancellationRequested.Should().BeTrue();
        }
    }

    private async Task SeeAsync(HttpClient client, Looked looked, CancellationToken cancel)
    {
        var known = Enumerable.Range(1, 200).ToDictionary(a => a, _ => 0L);
        try
        {
            using var glances = new PeriodicTimer(TimeSpan.FromSeconds(3));
            do
            {
                var have = string.Join(',', known.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key}:{k.Value}")));
                var answer = await client.GetByteArrayAsync(new Uri($"/api/schools/{server.School.School}/wall/pictures?have={have}", UriKind.Relative), cancel);
                for (var at = 0; at < answer.Length;)
                {
                    var length = BitConverter.ToInt32(answer, at + 16);
                    known[BitConverter.ToInt32(answer, at)] = BitConverter.ToInt64(answer, at + 8);
                    (looked.Stills, looked.StillBytes, at) = (looked.Stills + 1, looked.StillBytes + length, at + 20 + length);
                }
            }
            while (await glances.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            cancel.IsCancellationRequested.Should().BeTrue();
        }
    }

    private async Task<IReadOnlyList<(int Auditorium, Guid Person)>> LayAsync() => await server.InDatabaseAsync(async db =>
    {
        var laid = new List<(Auditorium Auditorium, Participant Person)>();
        for (var i = 0; i < Rooms; i++)
        {
            var code = $"{300 + i:0000}";
            var auditorium = new Auditorium { SchoolId = server.School.School, Number = code, Name = $"Аудитория {code}" };
            var person = new Participant { Id = Guid.NewGuid(), SchoolId = server.School.School, Code = code, FamilyName = "Попова", GivenName = "Яна", Class = "9Б", DocumentNumber = code };
            db.Add(new ScheduleEntry { ExamDayId = server.School.Day, Auditorium = auditorium, Participant = person, ScheduledAt = DateTimeOffset.UtcNow.AddMinutes(30) });
            laid.Add((auditorium, person));
        }

        await db.SaveChangesAsync();
        return laid.ConvertAll(l => (l.Auditorium.Id, l.Person.Id));
    });

    /// <summary>The share of one core that this process used meanwhile, the synthetic members included.</summary>
    private static async Task<double> CpuAsync(Func<Task> work)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return (Environment.CpuUsage.TotalTime - used) / Stopwatch.GetElapsedTime(began);
    }

    private sealed class Looked
    {
        public int Pushes { get; set; }
        public long Bytes { get; set; }
        public int Answering { get; set; }
        public int Stills { get; set; }
        public long StillBytes { get; set; }
    }
}
