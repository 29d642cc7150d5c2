using System.Net;
using System.Net.Http.Json;

namespace Itog.Server.Tests.SignIn;

/// <summary>Changing one's own password: by whoever is signed in, who knows the old one.</summary>
public sealed class OwnPassword(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Own = "свои четыре слова тут";

    [Fact]
    public async Task Whoever_knows_the_old_one_replaces_it_and_stays_signed_in()
    {
        var name = "own-" + Guid.NewGuid().ToString("N")[..8];
        await server.EmployAsync(name);
        using var person = server.Stranger();
        (await person.SignInAsync(name)).Dispose();

        using var wrong = await ChangeAsync(person, "не тот пароль совсем", Own);
        using var weak = await ChangeAsync(person, TestSchool.Password, "коротко");
        using var same = await ChangeAsync(person, TestSchool.Password, TestSchool.Password);
        using var done = await ChangeAsync(person, TestSchool.Password, Own);
        using var still = await person.AskAsync("/api/schools");
        using var old = await server.Stranger().SignInAsync(name);
        using var now = await server.Stranger().SignInAsync(name, Own);

        (await wrong.ProblemCodeAsync(), await weak.ProblemCodeAsync(), await same.ProblemCodeAsync()).Should().Be(("password-wrong", "password-weak", "password-weak"));
        (done.StatusCode, still.StatusCode, old.StatusCode, now.StatusCode).Should().Be((HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_stranger_is_refused_and_guessing_closes_the_account_for_a_while()
    {
        using var stranger = server.Stranger();
        using var refused = await ChangeAsync(stranger, TestSchool.Password, Own);
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        var name = "guess-" + Guid.NewGuid().ToString("N")[..8];
        await server.EmployAsync(name);
        using var person = server.Stranger();
        (await person.SignInAsync(name)).Dispose();
        for (var i = 0; i < 5; i++)
        {
            (await ChangeAsync(person, $"угадываю {i} раз подряд", Own)).Dispose();
        }

        using var locked = await ChangeAsync(person, TestSchool.Password, Own);
        (await locked.ProblemCodeAsync()).Should().Be("password-wrong");
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string password, string newPassword) =>
        client.PutAsJsonAsync("/api/session/password", new { password, newPassword }, TestContext.Current.CancellationToken);
}
