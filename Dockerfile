# A notebook server with the Envelope kernel.
#
#   docker build -t envelope . && docker run --rm -p 8888:8888 envelope
#
# Follows what Binder asks of an image: a user named and numbered by NB_USER and NB_UID, a home that it may write to,
# jupyter on the PATH, and a command that another one may replace.

FROM debian:bookworm-slim AS build
# The slim image has no folder for manual pages, and the JDK's set-up fails without one.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates-java maven openjdk-17-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /envelope
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true package

FROM debian:bookworm-slim
# JShell needs the compiler, so a JDK; charts are drawn with the system's fonts.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fontconfig fonts-dejavu-core openjdk-17-jdk-headless python3-venv \
 && rm -rf /var/lib/apt/lists/*

ENV LANG=C.UTF-8
ENV PATH=/opt/jupyter/bin:$PATH
COPY requirements.txt /opt/jupyter/
# Binder starts the server by the name jupyter notebook.
RUN python3 -m venv /opt/jupyter \
 && pip install --no-cache-dir --requirement /opt/jupyter/requirements.txt notebook==7.6.3

ARG NB_USER=jovyan
ARG NB_UID=1000
ENV HOME=/home/${NB_USER}
RUN useradd --create-home --home-dir ${HOME} --uid ${NB_UID} --shell /bin/bash ${NB_USER}
COPY . ${HOME}
COPY --from=build /envelope/kernel/target ${HOME}/kernel/target
# The jars are newer than the sources, whatever time the copies have.
RUN touch ${HOME}/kernel/target/*.jar \
 && ln -s ${HOME}/envelope /usr/local/bin/envelope \
 && envelope install --prefix /opt/jupyter \
 && chown -R ${NB_UID} ${HOME}

USER ${NB_USER}
WORKDIR ${HOME}
EXPOSE 8888
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
