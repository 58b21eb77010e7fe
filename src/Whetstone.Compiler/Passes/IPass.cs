namespace Whetstone.Compiler;

/// <summary>A compiler pass: makes a better program that does the same.</summary>
public interface IPass
{
    /// <summary>The name under which it is switched and its result is dumped.</summary>
    string Name { get; }

    /// <summary>The better program; the same one if there is nothing to do.</summary>
    Program Apply(Program program);

    /// <summary>The same for a pass that the options tell more than that it shall run.</summary>
    Program Apply(Program program, CompilerOptions options) => Apply(program);
}
