using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Networks of the zoo for other classes than those they were trained on.</summary>
public static class NewClasses
{
    extension(ModelInfo info)
    {
        /// <summary>The network with another number of classes: the last layer is new, all else has the bits of the trained one.</summary>
        /// <param name="trained">A network of this kind with values; it is not changed.</param>
        /// <param name="classes">How many classes the new one tells apart.</param>
        /// <param name="rng">Where the new layer's values come from.</param>
        /// <returns>A network of its own, in which nothing is frozen.</returns>
        /// <exception cref="StateDictException">The network is of another kind.</exception>
        public Module WithClasses(Module trained, int classes, Rng rng)
        {
            ArgumentNullException.ThrowIfNull(trained);
            Module network = info.Build(classes);
            OrderedDictionary<string, Tensor> values = new(trained.StateDict());
            (string path, Module layer) = Classifier.Of(network);
            foreach ((string name, Parameter parameter) in layer.NamedParameters())
                if (values.TryGetValue($"{path}.{name}", out Tensor? old) && old.Rank == parameter.Shape.Rank) parameter.Infer(old.Shape.With(0, classes));
            layer.Initialize(rng, info.Recipe.Initializer);
            foreach ((string name, Tensor own) in layer.StateDict()) values[$"{path}.{name}"] = own;
            network.LoadStateDict(values);
            // Random layers still lack their streams; values are there already.
            network.Initialize(rng, info.Recipe.Initializer);
            return network;
        }
    }
}
