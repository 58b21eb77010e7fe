using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Whetstone.Generators;

/// <summary>
/// Lets every partial class derived from <c>Whetstone.Nn.Module</c> find its children, parameters and buffers, without
/// registration calls and without reflection.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModuleGenerator : IIncrementalGenerator
{
    /// <summary>Name of the pipeline step whose results show whether a class was read anew or found unchanged.</summary>
    public const string ModulesStep = "Modules";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The base type may be named in another part, so any partial class is a candidate.
        var modules = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax declaration
                    && declaration.Modifiers.Any(SyntaxKind.PartialKeyword),
                ModuleReader.Read)
            .WithTrackingName(ModulesStep)
            .Where(static module => module is not null);

        context.RegisterSourceOutput(modules, static (output, module) =>
            output.AddSource(module!.FileName, OverrideWriter.Write(module)));
    }
}
