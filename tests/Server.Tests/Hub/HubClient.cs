using System.Net;
using System.Text.Json;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Hub;

/// <summary>A page without a browser: a cookie and a connection to the hub.</summary>
internal static class HubClient
{
    /// <summary>
    /// The page of a role, once the server has let it in (its first view has come) or has closed it; <paramref name="role"/> null: a participant's own.
    /// </summary>
    public static async Task<HubConnection> OpenAsync(RunningServer server, string page, StaffRole? role, Participant? person = null, int? auditorium = null)
    {
        using var client = server.Stranger(out var cookies);
        await EnterAsync(server, client, role, person);
        var connection = Build(server, $"/hub?page={page}&auditorium={auditorium ?? server.School.Auditorium}", cookies);
        var answered = new TaskCompletionSource();
        connection.On<JsonElement>("view", _ => answered.TrySetResult());
        connection.Closed += _ =>
        {
            answered.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync();
        await answered.Task;
        return connection;
    }

    /// <summary>Signs a role in, or opens a participant's link; with neither the client stays a stranger.</summary>
    public static async Task EnterAsync(RunningServer server, HttpClient client, StaffRole? role, Participant? person)
    {
        if (role is { } staff)
        {
            (await client.SignInAsync(TestSchool.AccountOf(staff))).Dispose();
        }
        else if (person is not null)
        {
            (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(person))).Dispose();
        }
    }

    public static HubConnection Build(RunningServer server, string path, CookieContainer cookies) =>
        new HubConnectionBuilder().WithUrl(new Uri(server.Address, path), options => options.Cookies = cookies).Build();

    /// <summary>Calls and returns the code of the refusal, or null when the call was accepted.</summary>
    public static async Task<string?> RefusalAsync(this HubConnection connection, string method, params object?[] arguments)
    {
        var outcome = await connection.InvokeCoreAsync<JsonElement>(method, arguments);
        if (outcome.GetProperty("ok").GetBoolean())
        {
            return null;
        }

        var problem = outcome.GetProperty("problem");
        problem.GetProperty("title").GetString().Should().NotBeNullOrWhiteSpace();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrWhiteSpace();
        return problem.GetProperty("code").GetString();
    }
}
