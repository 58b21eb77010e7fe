namespace Whetstone.Compiler;

/// <summary>A compiler pass: makes a better program that does the same.</summary>
public interface IPass
{
    /// <summary>The name under which it is switched and its result is dumped.</summary>
    string Name { get; }

    /// <summary>The better program; the same one if there is nothing to do.</summary>
    Program Apply(Program program);
}
