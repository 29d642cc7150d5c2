using Itog.Exam.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Itog.Server.Links;

/// <summary>Makes and reads the tokens of participants' personal links. Stateless; any thread.</summary>
public sealed class PersonalLinks(IDataProtectionProvider protection, IOptions<LinkOptions> options, TimeProvider time)
{
    private readonly LinkTokens _tokens = new(protection.CreateProtector("Itog.PersonalLink"), time);

    /// <summary>The path of a new link for this participant.</summary>
    public string PathFor(Participant participant) => PathFor(participant, time.GetUtcNow().AddDays(options.Value.Days));

    /// <summary>The path of a link that lives until a moment.</summary>
    public string PathFor(Participant participant, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return "/p/" + Issue(new LinkTicket(participant.Id, participant.LinkRevision, expires));
    }

    public string Issue(LinkTicket ticket) => _tokens.Issue(ticket);

    /// <inheritdoc cref="LinkTokens.Read"/>
    public LinkRefusal? Read(string token, out LinkTicket ticket) => _tokens.Read(token, out ticket);
}
