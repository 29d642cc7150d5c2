using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Itog.Conference.Tests")]
