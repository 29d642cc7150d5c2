using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Itog.Conference.Tests")]
[assembly: InternalsVisibleTo("Itog.Fuzzing")]
[assembly: InternalsVisibleTo("Itog.Packets")]
