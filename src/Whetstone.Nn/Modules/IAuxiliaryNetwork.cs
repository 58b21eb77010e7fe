namespace Whetstone.Nn;

/// <summary>A network with classifiers halfway, which bring gradients to early layers: training adds their losses to that of the last, prediction leaves them out.</summary>
/// <remarks>Szegedy et al., arXiv:1409.4842. A learner asks all classifiers whenever the network is in training mode and has some.</remarks>
public interface IAuxiliaryNetwork
{
    /// <summary>The classifiers halfway; none if the network was built without.</summary>
    IReadOnlyList<Module> AuxiliaryHeads { get; }

    /// <summary>How much the loss of each counts beside that of the last classifier, which counts 1.</summary>
    double AuxiliaryWeight { get; }

    /// <summary>What the last classifier says, and what those halfway say, in order. Shape: [N, …] → [N, classes] each.</summary>
    /// <remarks>Compute it within the module's <c>Call</c> with a computation of its own, so that the network's hooks see input and last output here too.</remarks>
    (Tensor Main, IReadOnlyList<Tensor> Auxiliary) CallAll(Tensor x);
}
