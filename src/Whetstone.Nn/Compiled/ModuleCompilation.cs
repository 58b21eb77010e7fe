using Whetstone.Compiler;

namespace Whetstone.Nn;

/// <content>Compilation.</content>
public abstract partial class Module
{
    /// <summary>A module that does the same as this one by a compiled program. This one is not changed; both share their parameters.</summary>
    /// <param name="options">What the compiler may do, and where it says why a call ran eagerly.</param>
    public CompiledModule Compile(CompilerOptions? options = null) => new(this, options);

    // A compiled module stands for this one: same members, same mode.
    internal void ShowMembers(IMemberVisitor visitor) => VisitMembers(visitor);

    internal void Follow(bool training) => Training = training;
}
