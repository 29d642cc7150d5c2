using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.People;

namespace Itog.Server.Tests.SignIn;

public sealed class StaffSignIn(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_right_password_opens_a_session_that_names_the_place_of_work()
    {
        using var client = server.Stranger();

        using var answer = await client.SignInAsync(TestSchool.AccountOf(StaffRole.Expert));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        using var again = await client.AskAsync("/api/session");
        var session = await again.Content.ReadFromJsonAsync<JsonElement>();
        session.GetProperty("kind").GetString().Should().Be("staff");
        var assignment = session.GetProperty("assignments")[0];
        assignment.GetProperty("role").GetString().Should().Be("expert");
        assignment.GetProperty("auditorium").GetProperty("number").GetString().Should().Be("0101");
        assignment.GetProperty("page").GetString().Should().Be($"/expert?auditorium={server.School.Auditorium}");
    }

    [Theory]
    [InlineData("Expert", "не тот пароль совсем")]
    [InlineData("Nobody", TestSchool.Password)]
    [InlineData("", "")]
    [InlineData("Expert' OR 1=1 --", "x")]
    public async Task A_wrong_name_and_a_wrong_password_are_answered_alike(string name, string password)
    {
        using var client = server.Stranger(out var cookies);

        using var answer = await client.SignInAsync(name, password);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.ProblemCodeAsync()).Should().Be("wrong-credentials");
        cookies.Count.Should().Be(0);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        using var client = server.Stranger();
        for (var i = 0; i < 5; i++)
        {
            (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Observer), "не тот пароль")).Dispose();
        }

        using var answer = await client.SignInAsync(TestSchool.AccountOf(StaffRole.Observer));

        answer.StatusCode.Should().Be(HttpStatusCode.Locked);
        (await answer.ProblemCodeAsync()).Should().Be("locked-out");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Technician))).Dispose();

        using var signedOut = await client.DeleteAsync(new Uri("/api/session", UriKind.Relative));
        using var after = await client.AskAsync("/api/session");

        signedOut.StatusCode.Should().Be(HttpStatusCode.NoContent);
        after.StatusCode.Should().Be(HttpStatusCode.NoContent, "nobody is signed in");
    }

    [Fact]
    public async Task Asking_who_is_there_before_the_sign_in_is_no_error()
    {
        using var client = server.Stranger();

        using var answer = await client.AskAsync("/api/session");

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent, "a browser prints an error for 401");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"userName\":{},\"password\":1}")]
    [InlineData("")]
    public async Task A_body_that_is_no_sign_in_is_refused_as_a_bad_request(string body)
    {
        using var client = server.Stranger();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be("bad-request");
    }

    [Fact]
    public async Task An_oversized_body_is_refused()
    {
        using var client = server.Stranger();

        using var answer = await client.SignInAsync(new string('я', 100_000));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.ProblemCodeAsync()).Should().Be("too-large");
    }

    [Fact]
    public async Task A_sign_in_from_a_foreign_page_is_refused()
    {
        using var client = server.Stranger(out var cookies);
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await client.SignInAsync(TestSchool.AccountOf(StaffRole.Expert));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.ProblemCodeAsync()).Should().Be("foreign-origin");
        cookies.Count.Should().Be(0);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_foreign_pages()
    {
        using var client = server.Stranger();

        using var answer = await client.SignInAsync(TestSchool.AccountOf(StaffRole.Interlocutor));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().Contain("httponly").And.Contain("samesite=lax");
    }
}
