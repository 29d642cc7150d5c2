using Itog.Exam.People.Attendants;
using Itog.Server.Links;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Itog.Server.Attendants;

/// <summary>Makes and reads the tokens of the links of assistants and interpreters: no participant's link opens their page, nor theirs his. Stateless; any thread.</summary>
internal sealed class AttendantLinks(IDataProtectionProvider protection, IOptions<Links.LinkOptions> options, TimeProvider time)
{
    private readonly LinkTokens _tokens = new(protection.CreateProtector("Itog.AttendantLink"), time);

    /// <summary>The path of a new link.</summary>
    public string PathFor(Attendant attendant) =>
        "/a/" + _tokens.Issue(new LinkTicket(attendant.Id, attendant.LinkRevision, time.GetUtcNow().AddDays(options.Value.Days)));

    /// <inheritdoc cref="LinkTokens.Read"/>
    public LinkRefusal? Read(string token, out LinkTicket ticket) => _tokens.Read(token, out ticket);
}
